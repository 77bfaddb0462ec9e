use std::{sync::Arc, time::Instant};

use reqwest::{Response, StatusCode, redirect::Policy};
use rustls::crypto::CryptoProvider;
use secrecy::{ExposeSecret as _, SecretString};
use tracing::debug;

use super::{
    CallReport, Observer, SetupError, Timeouts,
    answer::Read,
    call::{Call, Input, Token},
    reply::Reply,
};
use crate::{Error, Hosts, hosts::below, redact};

/// No reply of the component APIs comes near this; what is longer is not WeChat's.
const MAX_REPLY_BYTES: usize = 1024 * 1024;

/// Calls WeChat. Cheap to clone; clones share their connections.
///
/// Every call is one request; nothing is retried here, since only the caller knows whether a code may be sent twice.
///
/// ```
/// # use std::{error::Error, io::{Read as _, Write as _, copy, sink}, net::{SocketAddr, TcpListener}, thread};
/// # /// A server that answers once, and reads until the client has gone.
/// # fn serve(answer: &'static str) -> std::io::Result<SocketAddr> {
/// #     let listener = TcpListener::bind("127.0.0.1:0")?;
/// #     let address = listener.local_addr()?;
/// #     thread::spawn(move || {
/// #         let (mut stream, _) = listener.accept()?;
/// #         let _ = stream.read(&mut [0; 4096])?;
/// #         let length = answer.len();
/// #         write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{answer}")?;
/// #         copy(&mut stream, &mut sink())
/// #     });
/// #     Ok(address)
/// # }
/// use wechat::{Client, Hosts};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn Error>> {
/// // Once in a process.
/// let _ = rustls::crypto::ring::default_provider().install_default();
/// // `Hosts::default()` is WeChat; this is a stand-in.
/// # let address = serve(r#"{"component_access_token": "61_W3mEpU66027wgNZ", "expires_in": 7200}"#)?;
/// let client = Client::new(Hosts::single(format!("http://{address}").parse()?))?;
/// let token = client
///     .component_token("wx0123456789abcdef", &"app secret".into(), &"ticket@@@…".into())
///     .await?;
/// assert_eq!(token.expires_in_s, 7200);
/// assert!(!format!("{token:?}").contains("61_W3mEpU66027wgNZ"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    hosts: Arc<Hosts>,
    observer: Option<Arc<dyn Observer>>,
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

    /// Calls an API and reads its answer.
    pub(super) async fn ask<T: Read>(&self, call: Call<'_>) -> Result<T, Error> {
        T::read(&self.call(call).await?)
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
        if let Input::Query(parameters) = &call.input {
            url.query_pairs_mut().extend_pairs(*parameters);
        }
        debug!(
            wechat.operation = operation,
            url = redact::url(&url),
            "calling WeChat"
        );
        let request = match &call.input {
            Input::Json(body) => self.http.post(url).json(body),
            Input::Query(_) => self.http.get(url),
        };
        let response = request
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
        let token = call.token.map(Token::secret);
        let secrets: Vec<&SecretString> = call.secrets.iter().copied().chain(token).collect();
        Reply::parse(operation, &body)?.granted(&secrets)
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
