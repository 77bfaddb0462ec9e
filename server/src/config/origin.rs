use std::{
    fmt,
    net::{IpAddr, SocketAddr},
};

use serde::Deserialize;
use url::Url;

/// Scheme, host and perhaps a port, as a browser writes an origin: `https://console.example.com`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Origin(String);

impl Origin {
    /// The origin of an address, whatever its path.
    #[must_use]
    pub fn of(url: &Url) -> Self {
        Self(url.origin().ascii_serialization())
    }

    /// Where a browser on this machine finds what listens on `address` without TLS.
    #[must_use]
    pub fn at(address: SocketAddr) -> Self {
        let host = if address.ip().is_unspecified() {
            "localhost".to_owned()
        } else {
            match address.ip() {
                IpAddr::V4(ip) => ip.to_string(),
                IpAddr::V6(ip) => format!("[{ip}]"),
            }
        };
        match address.port() {
            80 => Self(format!("http://{host}")),
            port => Self(format!("http://{host}:{port}")),
        }
    }

    /// As a browser sends it in `Origin`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether TLS is spoken there.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Origin {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let url = Url::parse(&text).map_err(|_| "it is not an address")?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("its scheme is neither http nor https");
        }
        if url.path() != "/"
            || url.query().is_some()
            || url.fragment().is_some()
            || !url.username().is_empty()
        {
            return Err("it has more than scheme, host and port");
        }
        Ok(Self::of(&url))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (text, origin) in [
            (
                "https://Console.Example.com/",
                "https://console.example.com",
            ),
            (
                "https://console.example.com:443",
                "https://console.example.com",
            ),
            ("http://localhost:3000", "http://localhost:3000"),
            ("https://授权.example", "https://xn--myuy6f.example"),
        ] {
            assert_eq!(
                Origin::try_from(text.to_owned())
                    .map(|origin| origin.0)
                    .as_deref(),
                Ok(origin)
            );
        }
        for text in [
            "console.example.com",
            "ftp://x",
            "https://x/path",
            "https://x?q",
            "https://user@x",
            "",
        ] {
            assert!(Origin::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
