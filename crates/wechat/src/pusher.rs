use std::{error::Error as _, time::Duration};

use reqwest::{RequestBuilder, redirect::Policy};
use url::Url;

use crate::{SealedPush, SetupError};

/// The longest answer that is read.
const MAX_ANSWER: usize = 64 * 1024;

/// Delivers pushes as WeChat does: no redirect is followed, and nobody is waited for longer than the limit. For whoever
/// plays WeChat's part.
#[derive(Clone, Debug)]
pub struct Pusher(reqwest::Client);

/// What a push was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PushReply {
    /// The status.
    pub status: u16,
    /// The body, as text; cut off when it is very long.
    pub body: String,
}

/// Why a push had no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PushFailure {
    /// The host's name is not known.
    #[error("the host's name is not known")]
    Dns,
    /// Nobody listens there.
    #[error("nobody listens there")]
    Connect,
    /// The certificate was not accepted.
    #[error("the certificate was not accepted")]
    Tls,
    /// The limit was over.
    #[error("there was no answer in time")]
    TooLate,
    /// The connection ended without an answer.
    #[error("the connection broke off")]
    BrokenOff,
}

impl Pusher {
    /// One that waits for `limit`; WeChat waits for five seconds (docs/wechat.md §5.2).
    ///
    /// # Errors
    /// [`SetupError::NoTlsProvider`], [`SetupError::Http`].
    pub fn new(limit: Duration) -> Result<Self, SetupError> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            return Err(SetupError::NoTlsProvider);
        }
        reqwest::Client::builder()
            .timeout(limit)
            .redirect(Policy::none())
            .no_proxy()
            .user_agent("Mozilla/4.0")
            .build()
            .map(Self)
            .map_err(SetupError::Http)
    }

    /// Posts a push.
    ///
    /// # Errors
    /// [`PushFailure`].
    pub async fn post(&self, mut url: Url, push: SealedPush) -> Result<PushReply, PushFailure> {
        url.query_pairs_mut().extend_pairs(push.query);
        let request = self.0.post(url).header("content-type", "text/xml");
        answer(request.body(push.body)).await
    }

    /// Asks for an `echostr` back.
    ///
    /// # Errors
    /// [`PushFailure`].
    pub async fn get(
        &self,
        mut url: Url,
        query: &[(&'static str, String)],
    ) -> Result<PushReply, PushFailure> {
        url.query_pairs_mut().extend_pairs(query);
        answer(self.0.get(url)).await
    }
}

async fn answer(request: RequestBuilder) -> Result<PushReply, PushFailure> {
    let mut response = request.send().await.map_err(|error| told(&error))?;
    let status = response.status().as_u16();
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| told(&error))? {
        body.extend(chunk.iter().take(MAX_ANSWER.saturating_sub(body.len())));
        if body.len() >= MAX_ANSWER {
            break;
        }
    }
    Ok(PushReply {
        status,
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

/// What the HTTP client means. It has no names for some of it, only words.
fn told(error: &reqwest::Error) -> PushFailure {
    if error.is_timeout() {
        return PushFailure::TooLate;
    }
    if !error.is_connect() {
        return PushFailure::BrokenOff;
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string().to_lowercase();
        if words.contains("dns") || words.contains("lookup") {
            return PushFailure::Dns;
        }
        if is_tls(error) || words.contains("tls") || words.contains("handshake") {
            return PushFailure::Tls;
        }
        cause = error.source();
    }
    PushFailure::Connect
}

/// A failure of TLS: as such, or inside one of the connection's, which may wrap each other.
fn is_tls(error: &(dyn std::error::Error + 'static)) -> bool {
    let inner = error
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref);
    error.is::<rustls::Error>() || inner.is_some_and(|inner| is_tls(inner))
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;

    fn pusher(limit_ms: u64) -> Pusher {
        let _ = rustls::crypto::ring::default_provider().install_default();
        Pusher::new(Duration::from_millis(limit_ms)).unwrap()
    }

    async fn ask(address: &str, limit_ms: u64) -> Result<PushReply, PushFailure> {
        pusher(limit_ms).get(address.parse().unwrap(), &[]).await
    }

    #[tokio::test]
    async fn what_is_wrong_on_the_way_is_told_apart() {
        assert_eq!(
            ask("http://no-such-host.invalid/", 5_000).await,
            Err(PushFailure::Dns)
        );
        let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = free.local_addr().unwrap();
        // It accepts and says nothing.
        assert_eq!(
            ask(&format!("http://{address}/"), 50).await,
            Err(PushFailure::TooLate)
        );
        drop(free);
        assert_eq!(
            ask(&format!("http://{address}/"), 5_000).await,
            Err(PushFailure::Connect)
        );
        let plain = axum::Router::new().fallback(async || "no TLS here");
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, plain).await.unwrap() });
        assert_eq!(
            ask(&format!("https://{address}/"), 5_000).await,
            Err(PushFailure::Tls)
        );
        let answer = ask(&format!("http://{address}/"), 5_000).await.unwrap();
        assert_eq!((answer.status, answer.body.as_str()), (200, "no TLS here"));
    }

    #[tokio::test]
    async fn a_redirect_is_not_followed() {
        let router = axum::Router::new()
            .fallback(async || axum::response::Redirect::to("http://127.0.0.1:1/"));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        let answer = ask(&format!("http://{address}/"), 5_000).await.unwrap();
        assert_eq!(answer.status, 303);
    }
}
