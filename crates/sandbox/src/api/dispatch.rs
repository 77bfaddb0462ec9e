use std::net::SocketAddr;

use axum::{
    Router,
    body::Bytes,
    extract::{ConnectInfo, Extension, Query, State},
    http::{HeaderMap, Method, Uri, header::HOST},
    response::{IntoResponse as _, Response},
    routing::any,
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    call::{Call, read_body},
    fault::with_fault,
    refusal::Refusal,
    table::find,
};
use crate::Sandbox;

/// The routes of the APIs.
pub(crate) fn routes() -> Router<Sandbox> {
    Router::new().route("/cgi-bin/{*path}", any(dispatch))
}

/// Old pages call it `component_access_token`, new ones `access_token`; both work (docs/wechat.md §3.0).
#[derive(Deserialize)]
struct Tokens {
    component_access_token: Option<String>,
    access_token: Option<String>,
}

async fn dispatch(
    State(sandbox): State<Sandbox>,
    uri: Uri,
    Query(tokens): Query<Tokens>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let api = wechat::api_name(uri.path()).to_owned();
    let fault = sandbox.faults().take(&api);
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let call = || {
        let found = find(uri.path()).ok_or_else(|| Refusal::new(40066))?;
        let call = Call {
            body: read_body(found.by, &method, &body)?,
            token: tokens.component_access_token.or(tokens.access_token),
            ip: peer.map(|Extension(ConnectInfo(address))| address.ip()),
            base: format!("http://{host}"),
            api,
        };
        (found.answer)(&sandbox, &call)
    };
    with_fault(fault, &sandbox, || reply(&sandbox, call())).await
}

/// WeChat's own spelling.
const CONTENT_TYPE: &str = "application/json; encoding=utf-8";

/// WeChat answers 200 either way, and labels its JSON like this.
pub(super) fn reply(sandbox: &Sandbox, answer: Result<Value, Refusal>) -> Response {
    let body = answer.unwrap_or_else(|refusal| refusal.body(&sandbox.wire().rid()));
    ([("content-type", CONTENT_TYPE)], body.to_string()).into_response()
}
