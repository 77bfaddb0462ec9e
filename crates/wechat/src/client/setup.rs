use std::time::Duration;

/// How long a call may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// To reach the host.
    pub connect: Duration,
    /// From the start to the last byte of the answer.
    pub whole: Duration,
}

impl Default for Timeouts {
    /// Three seconds to connect, ten in all.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            whole: Duration::from_secs(10),
        }
    }
}

/// Why a [`crate::Client`] cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The process did not install a TLS provider first.
    #[error(
        "no TLS provider is installed; call rustls::crypto::ring::default_provider().install_default() first"
    )]
    NoTlsProvider,
    /// A host is neither `http://…` nor `https://…`.
    #[error("the {0} host is not an http or https URL")]
    Host(&'static str),
    /// The HTTP client cannot be built.
    #[error("the HTTP client cannot be built")]
    Http(#[source] reqwest::Error),
}
