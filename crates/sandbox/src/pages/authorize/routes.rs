use axum::{Router, routing::get};

use super::{choose, decide, entry};
use crate::Sandbox;

/// The entries, and the page that they lead to.
pub(in crate::pages) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/cgi-bin/componentloginpage", get(entry::pc))
        .route("/wxaopen/safe/bindcomponent", get(entry::h5))
        .route("/safe/bindcomponent", get(entry::h5))
        .route(
            "/sandbox/authorize/{visit}",
            get(choose::choose).post(decide::decide),
        )
}
