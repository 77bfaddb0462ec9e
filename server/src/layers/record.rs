use std::{net::SocketAddr, sync::Arc, time::Instant};

use axum::{
    extract::{ConnectInfo, Request, State},
    middleware::Next,
    response::Response,
};
use domain::ids::RequestId;
use http::{HeaderName, HeaderValue};
use tracing::Instrument as _;

use crate::web::{Arrival, Web, client_address, redacted_path, user_agent};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Gives the request its name, tells it to the client, and logs one line when it is answered. Queries are never logged,
/// nor what is secret in a path.
pub async fn record(
    State(web): State<Arc<Web>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let now = web.clock.now();
    let arrival = Arrival {
        id: RequestId::new(now, random()),
        now,
        ip: client_address(peer, request.headers(), web.proxy_hops),
        user_agent: user_agent(request.headers()),
    };
    let path = redacted_path(request.uri().path());
    let method = request.method().clone();
    let span = tracing::info_span!("request", request.id = %arrival.id);
    let (id, ip) = (HeaderValue::from_str(arrival.id.as_str()), arrival.ip);
    request.extensions_mut().insert(arrival);
    async move {
        let mut response = next.run(request).await;
        if let Ok(id) = id {
            response.headers_mut().insert(REQUEST_ID, id);
        }
        let status = response.status().as_u16();
        let duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        if matches!(path.as_str(), "/healthz" | "/readyz") {
            tracing::debug!(http.method = %method, http.path = path, http.status = status, duration_ms, "answered");
        } else {
            tracing::info!(http.method = %method, http.path = path, http.status = status, client.ip = %ip, duration_ms, "answered");
        }
        response
    }
    .instrument(span)
    .await
}

/// Ten random bytes. Without them two requests of one millisecond would share a name: harmless for a name.
fn random() -> [u8; 10] {
    let mut bytes = [0; 10];
    if getrandom::fill(&mut bytes).is_err() {
        tracing::error!("the system gives no randomness");
    }
    bytes
}
