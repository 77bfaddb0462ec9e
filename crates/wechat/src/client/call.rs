use secrecy::SecretString;
use serde_json::Value;

/// One call.
pub(super) struct Call<'a> {
    /// The API's path, which begins with a slash.
    pub(super) path: &'static str,
    /// The account it is about, where it is about one.
    pub(super) authorizer_appid: Option<&'a str>,
    /// The token, for the APIs that take one.
    pub(super) token: Option<Token<'a>>,
    /// What it says beside the token, and so whether it is a POST or a GET.
    pub(super) input: Input<'a>,
    /// The secrets in the input: blanked should WeChat repeat them.
    pub(super) secrets: &'a [&'a SecretString],
}

/// What a call says.
pub(super) enum Input<'a> {
    /// A POST with this body.
    Json(Value),
    /// A GET with these parameters. They may be secret, as the token beside them is: no address is shown with its query.
    Query(&'a [(&'a str, &'a str)]),
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
    pub(super) fn secret(self) -> &'a SecretString {
        match self {
            Self::Component(secret) | Self::Plain(secret) => secret,
        }
    }

    pub(super) fn parameter(self) -> &'static str {
        match self {
            Self::Component(_) => "component_access_token",
            Self::Plain(_) => "access_token",
        }
    }
}

impl Call<'_> {
    pub(super) fn operation(&self) -> &'static str {
        api_name(self.path)
    }
}

/// What the API at a path is called: `api_query_auth`, `clear_quota/v2`, `openapi/quota/get`, `sns/component/jscode2session`.
///
/// ```
/// assert_eq!(wechat::api_name("/cgi-bin/component/api_query_auth"), "api_query_auth");
/// assert_eq!(wechat::api_name("/cgi-bin/message/custom/send"), "message/custom/send");
/// ```
pub fn api_name(path: &str) -> &str {
    let path = path
        .strip_prefix("/cgi-bin/")
        .unwrap_or(path.trim_start_matches('/'));
    path.strip_prefix("component/").unwrap_or(path)
}
