use secrecy::SecretString;
use url::form_urlencoded;

/// What WeChat's authorization page adds to the address that it comes back to (docs/wechat.md §4.3). It does not say which
/// account has granted something: the exchange of the code does.
///
/// ```
/// use secrecy::ExposeSecret as _;
/// use wechat::AuthorizationReturn;
///
/// let back = AuthorizationReturn::parse("auth_code=queryauthcode%40%40%40x&amp;expires_in=3600");
/// assert_eq!(back.auth_code.unwrap().expose_secret(), "queryauthcode@@@x");
/// assert_eq!(back.expires_in_s, Some(3_600));
/// ```
#[derive(Clone, Debug, Default)]
pub struct AuthorizationReturn {
    /// To be exchanged; verbatim, prefix included.
    pub auth_code: Option<SecretString>,
    /// Seconds that it lives.
    pub expires_in_s: Option<i64>,
}

impl AuthorizationReturn {
    /// Reads a query. What is absent, empty or no number is `None`.
    pub fn parse(query: &str) -> Self {
        let mut back = Self::default();
        for (name, value) in parameters(query) {
            match name.as_str() {
                "auth_code" if !value.is_empty() => back.auth_code = Some(value.into()),
                "expires_in" => back.expires_in_s = value.parse().ok(),
                _ => {}
            }
        }
        back
    }
}

/// What the page behind [`crate::web_login_link`] comes back with (docs/wechat.md §3.11).
#[derive(Clone, Debug, Default)]
pub struct WebLoginReturn {
    /// To be exchanged; none when the person declined.
    pub code: Option<SecretString>,
    /// What the link said: to be compared with what the session knows.
    pub state: Option<String>,
}

impl WebLoginReturn {
    /// Reads a query. What is absent or empty is `None`.
    pub fn parse(query: &str) -> Self {
        let mut back = Self::default();
        for (name, value) in parameters(query).filter(|(_, value)| !value.is_empty()) {
            match name.as_str() {
                "code" => back.code = Some(value.into()),
                "state" => back.state = Some(value),
                _ => {}
            }
        }
        back
    }
}

/// Names with `amp;` before them, too: WeChat's H5 page escapes the separator as HTML.
fn parameters(query: &str) -> impl Iterator<Item = (String, String)> {
    form_urlencoded::parse(query.as_bytes()).map(|(name, value)| {
        let name = name.strip_prefix("amp;").unwrap_or(&name).to_owned();
        (name, value.into_owned())
    })
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret as _;

    use super::*;

    fn read(query: &str) -> (Option<String>, Option<i64>) {
        let back = AuthorizationReturn::parse(query);
        let code = back.auth_code.map(|code| code.expose_secret().to_owned());
        (code, back.expires_in_s)
    }

    #[test]
    fn what_wechat_adds_is_read_as_it_comes() {
        for query in [
            "auth_code=queryauthcode%40%40%40a%2Bb&expires_in=3600",
            "auth_code=queryauthcode@@@a%2Bb&amp;expires_in=3600",
            "x=1&amp;auth_code=queryauthcode@@@a%2Bb&amp;expires_in=3600",
        ] {
            let code = Some("queryauthcode@@@a+b".to_owned());
            assert_eq!(read(query), (code, Some(3_600)), "{query}");
        }
        assert_eq!(read("auth_code=&expires_in=soon"), (None, None));
    }

    #[test]
    fn a_login_comes_back_with_its_state_and_perhaps_a_code() {
        let back = WebLoginReturn::parse("code=c%2Fd&state=s%201");
        assert_eq!(back.code.unwrap().expose_secret(), "c/d");
        assert_eq!(back.state.as_deref(), Some("s 1"));
        let declined = WebLoginReturn::parse("code=&amp;state=s1");
        assert!(declined.code.is_none());
        assert_eq!(declined.state.as_deref(), Some("s1"));
    }
}
