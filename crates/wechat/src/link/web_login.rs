use url::Url;

use crate::{Hosts, hosts::below};

/// What people are asked to let an official account know of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WebLoginScope {
    /// `snsapi_base`: who they are to the account, without a question.
    Base,
    /// `snsapi_userinfo`: name and picture too, after a question.
    UserInfo,
}

impl WebLoginScope {
    /// WeChat's name for it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Base => "snsapi_base",
            Self::UserInfo => "snsapi_userinfo",
        }
    }
}

/// What a link to log in with WeChat says.
#[derive(Clone, Copy, Debug)]
pub struct WebLoginParams<'a> {
    /// The platform.
    pub component_appid: &'a str,
    /// The official account that it acts for.
    pub authorizer_appid: &'a str,
    /// Where the browser comes back to, with `code` and `state`.
    pub redirect_uri: &'a Url,
    /// What is asked for.
    pub scope: WebLoginScope,
    /// Comes back as it is. Unguessable and known to the session, it proves that who comes back is who went.
    pub state: &'a str,
}

/// Where somebody in WeChat's browser logs in to a page of an official account for which the platform acts
/// (docs/wechat.md §3.11); [`crate::Client::web_user_token`] exchanges the code that comes back. WeChat wants the parameters in
/// this order.
///
/// ```
/// use wechat::{Hosts, WebLoginParams, WebLoginScope, web_login_link};
///
/// let params = WebLoginParams {
///     component_appid: "wx1",
///     authorizer_appid: "wx2",
///     redirect_uri: &"https://shop.example/in".parse()?,
///     scope: WebLoginScope::Base,
///     state: "s1",
/// };
/// assert_eq!(
///     web_login_link(&Hosts::default(), &params).as_str(),
///     "https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx2&redirect_uri=https%3A%2F%2Fshop.example%2Fin\
///      &response_type=code&scope=snsapi_base&state=s1&component_appid=wx1#wechat_redirect"
/// );
/// # Ok::<(), url::ParseError>(())
/// ```
pub fn web_login_link(hosts: &Hosts, params: &WebLoginParams<'_>) -> Url {
    let mut url = below(&hosts.open, "connect/oauth2/authorize");
    url.query_pairs_mut()
        .append_pair("appid", params.authorizer_appid)
        .append_pair("redirect_uri", params.redirect_uri.as_str())
        .append_pair("response_type", "code")
        .append_pair("scope", params.scope.name())
        .append_pair("state", params.state)
        .append_pair("component_appid", params.component_appid);
    url.set_fragment(Some("wechat_redirect"));
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_wechats_and_what_is_special_is_encoded() {
        let params = WebLoginParams {
            component_appid: "wx1",
            authorizer_appid: "wx2",
            redirect_uri: &Url::parse("https://shop.example/in?a=1&b=2").unwrap(),
            scope: WebLoginScope::UserInfo,
            state: "a&b#c",
        };
        let hosts = Hosts::single(Url::parse("http://127.0.0.1:3100/wx/").unwrap());
        assert_eq!(
            web_login_link(&hosts, &params).as_str(),
            "http://127.0.0.1:3100/wx/connect/oauth2/authorize?appid=wx2\
             &redirect_uri=https%3A%2F%2Fshop.example%2Fin%3Fa%3D1%26b%3D2&response_type=code&scope=snsapi_userinfo\
             &state=a%26b%23c&component_appid=wx1#wechat_redirect"
        );
    }
}
