use std::sync::Arc;

use axum::{
    Extension,
    body::Body,
    extract::{Path, Query, State},
    response::{IntoResponse as _, Response},
};
use console::Who;
use http::{StatusCode, Uri, header::CONTENT_TYPE};
use http_body_util::BodyExt as _;
use serde::de::DeserializeOwned;
use service::PushAnswer;
use wechat::{MAX_PUSH_BYTES, PushQuery};

use crate::web::{Arrival, Web};

/// What WeChat takes for "received" (`docs/wechat.md` §5.2): these bytes and no others.
const RECEIVED: &str = "success";

/// `POST /push/{slug}/events`: what WeChat tells the platform. The body is read as it is, whatever its type says.
/// A refusal says nothing about its reason; the console counts them.
pub async fn receive(
    State(web): State<Arc<Web>>,
    Extension(visit): Extension<Arrival>,
    Path(slug): Path<String>,
    uri: Uri,
    body: Body,
) -> Response {
    let body = read(body).await;
    let answer = web
        .service
        .receive_push(&visit.ctx(Who::Nobody), &slug, query_of(&uri), &body)
        .await;
    acknowledge(answer, &body)
}

/// `POST /push/{slug}/messages/{appid}`: what WeChat tells for one account. Checked, and acknowledged or answered.
pub async fn message(
    State(web): State<Arc<Web>>,
    Extension(visit): Extension<Arrival>,
    Path((slug, appid)): Path<(String, String)>,
    uri: Uri,
    body: Body,
) -> Response {
    let body = read(body).await;
    let query: PushQuery = query_of(&uri);
    let answer = web
        .service
        .receive_message(&visit.ctx(Who::Nobody), &slug, &appid, &query, &body)
        .await;
    acknowledge(answer, &body)
}

fn acknowledge(answer: PushAnswer, body: &[u8]) -> Response {
    match answer {
        PushAnswer::Accepted => RECEIVED.into_response(),
        PushAnswer::Replied(reply) => {
            ([(CONTENT_TYPE, "text/xml; charset=utf-8")], reply).into_response()
        }
        PushAnswer::Refused(_) if body.len() > MAX_PUSH_BYTES => {
            StatusCode::PAYLOAD_TOO_LARGE.into_response()
        }
        other => status_of(other).into_response(),
    }
}

/// `GET /push/{slug}/events`: WeChat's console checks that the address is ours.
pub async fn check(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path(slug): Path<String>,
    uri: Uri,
) -> Response {
    echo(&web, &arrival, &slug, &uri).await
}

/// `GET /push/{slug}/messages/{appid}`: the same of the message URL.
pub async fn check_messages(
    State(web): State<Arc<Web>>,
    Extension(arrival): Extension<Arrival>,
    Path((slug, _)): Path<(String, String)>,
    uri: Uri,
) -> Response {
    echo(&web, &arrival, &slug, &uri).await
}

async fn echo(web: &Web, arrival: &Arrival, slug: &str, uri: &Uri) -> Response {
    match web
        .service
        .answer_echo(&arrival.ctx(Who::Nobody), slug, &query_of(uri))
        .await
    {
        Ok(echo) => echo.into_response(),
        Err(answer) => status_of(answer).into_response(),
    }
}

/// A query that cannot be read proves as little as an empty one.
fn query_of<T: DeserializeOwned + Default>(uri: &Uri) -> T {
    Query::try_from_uri(uri)
        .map(|Query(query)| query)
        .unwrap_or_default()
}

fn status_of(answer: PushAnswer) -> StatusCode {
    match answer {
        PushAnswer::Accepted | PushAnswer::Replied(_) => StatusCode::OK,
        PushAnswer::Refused(_) => StatusCode::BAD_REQUEST,
        PushAnswer::UnknownPlatform => StatusCode::NOT_FOUND,
        PushAnswer::Failed => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The body, up to just beyond what a push may have: enough to see that it is too large. One that breaks off is taken as
/// far as it came, and refused like any other that is not whole.
async fn read(mut body: Body) -> Vec<u8> {
    let mut bytes = Vec::new();
    while let Some(Ok(frame)) = body.frame().await {
        let Ok(data) = frame.into_data() else {
            continue;
        };
        let room = (MAX_PUSH_BYTES + 1).saturating_sub(bytes.len());
        bytes.extend(data.iter().take(room));
        if bytes.len() > MAX_PUSH_BYTES {
            break;
        }
    }
    bytes
}
