//! A server in WeChat's place that says what a test tells it to.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{Method, Uri},
    response::Response,
};
use tokio::net::TcpListener;
use url::Url;
use wechat::{Client, Hosts, Timeouts};

/// What the server was asked, as (path and query, body); what is not a POST says so before its path.
pub type Seen = Arc<Mutex<Vec<(String, String)>>>;

type Answer = Arc<dyn Fn() -> Response + Send + Sync>;

/// A client of a server that answers everything with `answer`.
pub async fn client(answer: impl Fn() -> Response + Send + Sync + 'static) -> (Client, Seen) {
    let seen = Seen::default();
    let app = Router::new()
        .fallback(reply)
        .with_state((Arc::new(answer) as Answer, seen.clone()));
    (client_of(serve(app).await), seen)
}

/// A client of a server that answers everything with this JSON.
pub async fn client_saying(body: serde_json::Value) -> (Client, Seen) {
    client(move || text(&body.to_string())).await
}

/// WeChat labels its JSON as plain text.
pub fn text(body: &str) -> Response {
    Response::builder()
        .header("content-type", "text/plain")
        .body(body.to_owned().into())
        .unwrap()
}

/// Serves on a free port, for as long as the test's runtime lives.
pub async fn serve(app: Router) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = Url::parse(&format!("http://{}/", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    url
}

/// A client with patience for a local server only.
pub fn client_of(url: Url) -> Client {
    provider();
    let timeouts = Timeouts {
        connect: Duration::from_secs(5),
        whole: Duration::from_secs(5),
    };
    Client::with_timeouts(Hosts::single(url), timeouts).unwrap()
}

/// The process chooses the TLS provider; in tests, whoever comes first.
pub fn provider() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

async fn reply(
    State((answer, seen)): State<(Answer, Seen)>,
    method: Method,
    uri: Uri,
    body: Bytes,
) -> Response {
    let asked = match method {
        Method::POST => uri.to_string(),
        other => format!("{other} {uri}"),
    };
    let body = String::from_utf8(body.to_vec()).unwrap();
    seen.lock().unwrap().push((asked, body));
    answer()
}
