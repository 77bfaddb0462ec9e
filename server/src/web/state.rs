use std::sync::Arc;

use app::{assets::Assets, context::SessionCookie};
use console::{Doors, SessionToken};
use http::HeaderMap;
use service::{Clock, Service};

use super::{Policy, cookie};
use crate::config::Origin;

/// What every handler can reach.
pub struct Web {
    /// The use cases.
    pub service: Service,
    /// A connection of its own, to see whether the database answers and with which schema.
    pub schema: migrations::Connection,
    /// The same, as pages know them.
    pub doors: Arc<dyn Doors>,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The names of the built files.
    pub assets: Assets,
    /// The content security policies.
    pub policy: Policy,
    /// Where browsers find the console.
    pub origin: Origin,
    /// Customers are sent to something that is not WeChat.
    pub sandbox: bool,
    /// How many reverse proxies append to X-Forwarded-For.
    pub proxy_hops: u8,
}

impl Web {
    /// The session's cookie with what the request brought. Over HTTPS its name keeps subdomains from setting it.
    pub fn session_cookie(&self, headers: &HeaderMap) -> SessionCookie {
        let secure = self.origin.is_https();
        let name = if secure {
            "__Host-gb_session"
        } else {
            "gb_session"
        };
        let token = cookie(headers, name)
            .filter(|token| !token.is_empty())
            .map(|token| SessionToken(token.to_owned()));
        SessionCookie {
            name,
            secure,
            token,
        }
    }
}
