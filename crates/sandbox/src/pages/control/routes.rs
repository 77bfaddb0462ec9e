use axum::{
    Router,
    routing::{get, post},
};

use super::{act, grant, overview};
use crate::Sandbox;

/// The control page and its forms.
pub(in crate::pages) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/sandbox", get(overview::overview))
        .route("/sandbox/act", post(act::act))
        .route(
            "/sandbox/grants/{platform}/{account}",
            get(grant::form).post(grant::save),
        )
}
