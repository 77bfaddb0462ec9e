use axum::{extract::Request, response::Response};
use http::StatusCode;

use super::pages;

/// An address that is none: the console's own "not found".
pub async fn page(request: Request) -> Response {
    let mut response = pages::render(request).await;
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}

/// A server function that is none, perhaps any more.
pub async fn api() -> (StatusCode, &'static str) {
    (StatusCode::NOT_FOUND, "there is no such function\n")
}
