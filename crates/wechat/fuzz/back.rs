use secrecy::ExposeSecret as _;
use wechat::{AuthorizationReturn, WebLoginReturn};

/// The two ways back from WeChat's pages, over any query.
pub fn both(input: &[u8]) {
    let query = String::from_utf8_lossy(input);
    for query in [
        query.to_string(),
        format!("auth_code=queryauthcode@@@a&amp;expires_in={query}"),
        format!("code={query}&state={query}"),
    ] {
        let back = AuthorizationReturn::parse(&query);
        let code = back.auth_code.as_ref().map(|code| code.expose_secret());
        assert!(code.is_none_or(|code| !code.is_empty()));
        assert!(!format!("{back:?}").contains("@@@"));
        let back = WebLoginReturn::parse(&query);
        assert!(back.state.is_none_or(|state| !state.is_empty()));
    }
}
