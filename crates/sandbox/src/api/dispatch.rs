use std::net::SocketAddr;

use axum::{
    Router,
    body::Bytes,
    extract::{ConnectInfo, Extension, Path, Query, State},
    http::{HeaderMap, Method, header::HOST},
    response::{IntoResponse as _, Response},
    routing::any,
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    authorizer_info, authorizer_list, authorizer_token,
    call::{Call, read_body},
    component_token,
    fault::with_fault,
    pre_auth_code, query_auth,
    refusal::Refusal,
    start_push_ticket,
};
use crate::Sandbox;

/// The routes of the APIs.
pub(crate) fn routes() -> Router<Sandbox> {
    Router::new().route("/cgi-bin/component/{api}", any(dispatch))
}

/// Old pages call it `component_access_token`, new ones `access_token`; both work (docs/wechat.md §3.0).
#[derive(Deserialize)]
struct Tokens {
    component_access_token: Option<String>,
    access_token: Option<String>,
}

async fn dispatch(
    State(sandbox): State<Sandbox>,
    Path(api): Path<String>,
    Query(tokens): Query<Tokens>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    method: Method,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fault = sandbox.faults().take(&api);
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or("localhost");
    let call = || {
        let call = Call {
            body: read_body(&method, &body)?,
            token: tokens.component_access_token.or(tokens.access_token),
            ip: peer.map(|Extension(ConnectInfo(address))| address.ip()),
            base: format!("http://{host}"),
        };
        answer(&sandbox, &api, &call)
    };
    with_fault(fault, &sandbox, || reply(call())).await
}

fn answer(sandbox: &Sandbox, api: &str, call: &Call) -> Result<Value, Refusal> {
    match api {
        "api_start_push_ticket" => start_push_ticket::answer(sandbox, call),
        "api_component_token" => component_token::answer(sandbox, call),
        "api_create_preauthcode" => pre_auth_code::answer(sandbox, call),
        "api_query_auth" => query_auth::answer(sandbox, call),
        "api_authorizer_token" => authorizer_token::answer(sandbox, call),
        "api_get_authorizer_info" => authorizer_info::answer(sandbox, call),
        "api_get_authorizer_list" => authorizer_list::answer(sandbox, call),
        _ => Err(Refusal::new(40066)),
    }
}

/// WeChat answers 200 either way, and labels its JSON as plain text.
fn reply(answer: Result<Value, Refusal>) -> Response {
    let body = answer.unwrap_or_else(|refusal| refusal.body());
    (
        [("content-type", "text/plain; charset=utf-8")],
        body.to_string(),
    )
        .into_response()
}
