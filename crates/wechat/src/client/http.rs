use std::{sync::Arc, time::Instant};

use reqwest::{Response, StatusCode, redirect::Policy};
use rustls::crypto::CryptoProvider;
use secrecy::{ExposeSecret as _, SecretString};
use serde_json::Value;
use tracing::debug;

use super::{SetupError, Timeouts, reply::Reply};
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
}

/// One call.
pub(super) struct Call<'a> {
    /// The API's name, which is also the last part of its path.
    pub(super) operation: &'static str,
    /// The component access token, for the APIs that take one.
    pub(super) token: Option<&'a SecretString>,
    /// The JSON body.
    pub(super) body: Value,
    /// The secrets in the body: blanked should WeChat repeat them.
    pub(super) secrets: &'a [&'a SecretString],
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
        })
    }

    /// The hosts that this client calls.
    pub fn hosts(&self) -> &Hosts {
        &self.hosts
    }

    /// Calls an API below `/cgi-bin/component/`.
    pub(super) async fn call(&self, call: Call<'_>) -> Result<Reply, Error> {
        let started = Instant::now();
        let result = self.exchange(&call).await;
        let duration_ms = started.elapsed().as_millis();
        match &result {
            Ok(_) => debug!(
                wechat.operation = call.operation,
                duration_ms, "WeChat answered"
            ),
            Err(error) => {
                debug!(wechat.operation = call.operation, duration_ms, %error, "a call to WeChat failed")
            }
        }
        result
    }

    async fn exchange(&self, call: &Call<'_>) -> Result<Reply, Error> {
        let operation = call.operation;
        let mut url = below(&self.hosts.api, &format!("cgi-bin/component/{operation}"));
        if let Some(token) = call.token {
            url.query_pairs_mut()
                .append_pair("component_access_token", token.expose_secret());
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
                let secrets: Vec<&SecretString> =
                    call.secrets.iter().copied().chain(call.token).collect();
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
