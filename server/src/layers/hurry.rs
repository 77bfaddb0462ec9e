use std::time::Duration;

use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::web::Notice;

/// How long a request may take: longer than WeChat's slowest answer that a page waits for.
const LIMIT: Duration = Duration::from_secs(30);

/// Gives up on what takes too long.
pub async fn hurry(request: Request, next: Next) -> Response {
    match tokio::time::timeout(LIMIT, next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            tracing::warn!(
                limit_secs = LIMIT.as_secs(),
                "gave up on a request that took too long"
            );
            Notice::TooSlow.into_response()
        }
    }
}
