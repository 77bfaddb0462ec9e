use std::sync::Arc;

use app::context::PageContext;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use console::Who;

use super::PageNonce;
use crate::web::{Arrival, Notice, Web, prefs};

/// Finds out who asks, once, and leaves the [`PageContext`] for pages and server functions in the request's extensions.
pub async fn visitor(State(web): State<Arc<Web>>, mut request: Request, next: Next) -> Response {
    let session = web.session_cookie(request.headers());
    let Some(arrival) = request.extensions().get::<Arrival>().cloned() else {
        return Notice::Broken.into_response();
    };
    let who = match &session.token {
        None => Who::Nobody,
        Some(token) => match web.service.who(token, arrival.now).await {
            Ok(who) => who,
            Err(_) => return Notice::Broken.into_response(),
        },
    };
    let nonce = request
        .extensions()
        .get::<PageNonce>()
        .map(|nonce| nonce.0.clone())
        .unwrap_or_default();
    let context = PageContext {
        doors: Arc::clone(&web.doors),
        ctx: arrival.ctx(who),
        prefs: prefs(request.headers()),
        assets: web.assets.clone(),
        session,
        nonce,
    };
    request.extensions_mut().insert(context);
    next.run(request).await
}
