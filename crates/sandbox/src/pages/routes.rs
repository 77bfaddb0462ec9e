use axum::{
    Router,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

use super::{authorize, avatar, control, html};
use crate::Sandbox;

const STYLE: &str = include_str!("style.css");

/// The pages.
pub(crate) fn routes() -> Router<Sandbox> {
    Router::new()
        .route("/", get(async || Redirect::to("/sandbox")))
        .route("/sandbox/style.css", get(style))
        .route("/sandbox/avatar/{file}", get(avatar::avatar))
        .merge(authorize::routes())
        .merge(control::routes())
}

/// The answer to everything else.
pub(crate) async fn not_found() -> Response {
    let body = "<p>沙箱没有这个页面。<a href=\"/sandbox\">返回控制台</a></p>";
    (StatusCode::NOT_FOUND, html::page("没有这个页面", body)).into_response()
}

async fn style() -> Response {
    (
        [
            ("content-type", "text/css; charset=utf-8"),
            ("cache-control", "no-cache"),
        ],
        STYLE,
    )
        .into_response()
}
