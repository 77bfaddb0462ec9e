use std::{sync::Arc, time::Instant};

use reqwest::{Response, StatusCode, redirect::Policy};
use rustls::crypto::CryptoProvider;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use tracing::debug;

use super::{CallReport, Observer, SetupError, Timeouts, reply::Reply};
use crate::{Error, Hosts, error::ApiError, hosts::below, redact};

/// No reply of the component APIs comes near this; what is longer is not WeChat's.
const MAX_REPLY_BYTES: usize = 1024 * 1024;

/// Calls WeChat. Cheap to clone; clones share their connections.
///
/// Every call is one POST; nothing is retried here, since only the caller knows whether a code may be sent twice.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    hosts: Arc<Hosts>,
    observer: Option<Arc<dyn Observer>>,
}

/// One call.
pub(super) struct Call<'a> {
    /// The API's path, which begins with a slash.
    pub(super) path: &'static str,
    /// The account it is about, where it is about one.
    pub(super) authorizer_appid: Option<&'a str>,
    /// The token, for the APIs that take one.
    pub(super) token: Option<Token<'a>>,
    /// The JSON body.
    pub(super) body: Value,
    /// The secrets in the body: blanked should WeChat repeat them.
    pub(super) secrets: &'a [&'a SecretString],
}

/// What a call is authorized by, and so what it is called in the address (docs/wechat.md §3.0).
#[derive(Clone, Copy)]
pub(super) enum Token<'a> {
    /// The platform's: `component_access_token`.
    Component(&'a SecretString),
    /// `access_token`: an account's, or the platform's where an API takes either.
    Plain(&'a SecretString),
}

impl<'a> Token<'a> {
    fn secret(self) -> &'a SecretString {
        match self {
            Self::Component(secret) | Self::Plain(secret) => secret,
        }
    }

    fn parameter(self) -> &'static str {
        match self {
            Self::Component(_) => "component_access_token",
            Self::Plain(_) => "access_token",
        }
    }
}

impl Call<'_> {
    fn operation(&self) -> &'static str {
        api_name(self.path)
    }
}

/// What the API at a path is called: `api_query_auth`, `clear_quota/v2`, `openapi/quota/get`.
///
/// ```
/// assert_eq!(wechat::api_name("/cgi-bin/component/api_query_auth"), "api_query_auth");
/// assert_eq!(wechat::api_name("/cgi-bin/message/custom/send"), "message/custom/send");
/// ```
pub fn api_name(path: &str) -> &str {
    let path = path.strip_prefix("/cgi-bin/").unwrap_or(path);
    path.strip_prefix("component/").unwrap_or(path)
}

impl Client {
    /// A client with the usual [`Timeouts`].
    ///
    /// # Errors
    /// [`SetupError`].
    pub fn new(hosts: Hosts) -> Result<Self, SetupError> {
        Self::with_timeouts(hosts, Timeouts::default())
    }

    /// A client with other timeouts.
    ///
    /// # Errors
    /// [`SetupError`].
    pub fn with_timeouts(hosts: Hosts, timeouts: Timeouts) -> Result<Self, SetupError> {
        for (name, url) in [
            ("api", &hosts.api),
            ("mp", &hosts.mp),
            ("open", &hosts.open),
        ] {
            if !matches!(url.scheme(), "http" | "https") {
                return Err(SetupError::Host(name));
            }
        }
        if CryptoProvider::get_default().is_none() {
            return Err(SetupError::NoTlsProvider);
        }
        let http = reqwest::Client::builder()
            .connect_timeout(timeouts.connect)
            .timeout(timeouts.whole)
            .redirect(Policy::none())
            .referer(false)
            .build()
            .map_err(SetupError::Http)?;
        Ok(Self {
            http,
            hosts: Arc::new(hosts),
            observer: None,
        })
    }

    /// The hosts that this client calls.
    pub fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// The same client, which tells `observer` of every call it makes.
    #[must_use]
    pub fn observed(&self, observer: Arc<dyn Observer>) -> Self {
        Self {
            observer: Some(observer),
            ..self.clone()
        }
    }

    /// Calls an API.
    pub(super) async fn call(&self, call: Call<'_>) -> Result<Reply, Error> {
        let held =
            |observer: &Arc<dyn Observer>| !observer.permits(call.path, call.authorizer_appid);
        if self.observer.as_ref().is_some_and(held) {
            return Err(Error::Held {
                operation: call.operation(),
            });
        }
        let started = Instant::now();
        let result = self.exchange(&call).await;
        let took = started.elapsed();
        let (operation, duration_ms) = (call.operation(), took.as_millis());
        match &result {
            Ok(_) => debug!(wechat.operation = operation, duration_ms, "WeChat answered"),
            Err(error) => {
                debug!(wechat.operation = operation, duration_ms, %error, "a call to WeChat failed")
            }
        }
        if let Some(observer) = &self.observer {
            observer.observe(&CallReport {
                operation,
                path: call.path,
                authorizer_appid: call.authorizer_appid,
                took,
                failure: result.as_ref().err(),
            });
        }
        result
    }

    async fn exchange(&self, call: &Call<'_>) -> Result<Reply, Error> {
        let operation = call.operation();
        let mut url = below(&self.hosts.api, call.path.trim_start_matches('/'));
        if let Some(token) = call.token {
            url.query_pairs_mut()
                .append_pair(token.parameter(), token.secret().expose_secret());
        }
        debug!(
            wechat.operation = operation,
            url = redact::url(&url),
            "calling WeChat"
        );
        let response = self
            .http
            .post(url)
            .json(&call.body)
            .send()
            .await
            .map_err(|error| transport(operation, error))?;
        if response.status() != StatusCode::OK {
            return Err(Error::Http {
                operation,
                status: response.status().as_u16(),
            });
        }
        let body = read(operation, response).await?;
        let reply = Reply::parse(operation, &body)?;
        match reply.errcode() {
            None | Some(0) => Ok(reply),
            Some(errcode) => {
                let secrets: Vec<&SecretString> = call
                    .secrets
                    .iter()
                    .copied()
                    .chain(call.token.map(Token::secret))
                    .collect();
                Err(Error::Api(ApiError::new(
                    operation,
                    errcode,
                    reply.errmsg(),
                    &secrets,
                )))
            }
        }
    }
}

async fn read(operation: &'static str, mut response: Response) -> Result<Vec<u8>, Error> {
    let mut body = Vec::new();
    while let Some(chunk) = response
        .chunk()
        .await
        .map_err(|error| transport(operation, error))?
    {
        if body.len() + chunk.len() > MAX_REPLY_BYTES {
            return Err(Error::Body {
                operation,
                problem: "it is longer than 1 MiB",
            });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The URL holds the token, so it is taken out of the error before anybody sees it.
fn transport(operation: &'static str, error: reqwest::Error) -> Error {
    Error::Transport {
        operation,
        timeout: error.is_timeout(),
        source: error.without_url(),
    }
}
