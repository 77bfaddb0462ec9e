use std::sync::Arc;

use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use http::StatusCode;

use crate::web::{Arrival, Notice, Web, prefs};

/// Gives every [`Notice`] its page, in the visitor's language and with the request's name.
pub async fn speak(State(web): State<Arc<Web>>, request: Request, next: Next) -> Response {
    let lang = prefs(request.headers()).lang;
    let arrival = request.extensions().get::<Arrival>().cloned();
    let response = next.run(request).await;
    let notice = match response.extensions().get::<Notice>() {
        Some(notice) => *notice,
        // The limit on bodies is tower-http's: it knows no notices.
        None if response.status() == StatusCode::PAYLOAD_TOO_LARGE => Notice::TooLarge,
        None => return response,
    };
    notice.page(
        lang,
        &web.assets.customer_css,
        arrival.as_ref().map_or("", |arrival| arrival.id.as_str()),
    )
}
