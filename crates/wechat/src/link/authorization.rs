use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use crate::{Hosts, hosts::below};

/// Which of WeChat's authorization pages a link leads to (docs/wechat.md §4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkForm {
    /// The page for desktop browsers, which shows a QR code.
    Pc,
    /// The page inside WeChat's own browser.
    H5,
    /// The same at its address of before 2023, on the desktop page's host; SDKs still use it.
    FormerH5,
}

/// Which kinds of account the page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthType {
    /// 1: 公众号.
    OfficialAccounts,
    /// 2: 小程序.
    MiniPrograms,
    /// 3: 公众号 and 小程序.
    OfficialAccountsAndMiniPrograms,
    /// 4: 小程序推客.
    Referrers,
    /// 5: 视频号.
    Channels,
    /// 6: 公众号, 小程序 and 视频号.
    All,
    /// 8: 带货助手.
    Talents,
}

impl AuthType {
    /// The number that goes into a link.
    pub fn number(self) -> u8 {
        match self {
            Self::OfficialAccounts => 1,
            Self::MiniPrograms => 2,
            Self::OfficialAccountsAndMiniPrograms => 3,
            Self::Referrers => 4,
            Self::Channels => 5,
            Self::All => 6,
            Self::Talents => 8,
        }
    }

    /// The kind for a number; `None` for those that WeChat does not document.
    pub fn from_number(number: i64) -> Option<Self> {
        Some(match number {
            1 => Self::OfficialAccounts,
            2 => Self::MiniPrograms,
            3 => Self::OfficialAccountsAndMiniPrograms,
            4 => Self::Referrers,
            5 => Self::Channels,
            6 => Self::All,
            8 => Self::Talents,
            _ => return None,
        })
    }
}

/// What a link says.
#[derive(Clone, Copy, Debug)]
pub struct LinkParams<'a> {
    /// The platform.
    pub component_appid: &'a str,
    /// Fresh for every attempt; passed verbatim.
    pub pre_auth_code: &'a SecretString,
    /// Where the browser comes back to. Its host has to be the registered one; its query is not safe, its path is
    /// (docs/wechat.md §4.2, §4.3).
    pub redirect_uri: &'a Url,
    /// The kinds of account on offer.
    pub auth_type: AuthType,
    /// The one account that may be granted; beats `auth_type`.
    pub biz_appid: Option<&'a str>,
    /// The permission sets to ask for; none means all that the platform has published.
    pub category_ids: &'a [i64],
}

/// The link to WeChat's authorization page. It contains the `pre_auth_code`: not for logs.
///
/// ```
/// use wechat::{AuthType, Hosts, LinkForm, LinkParams, authorization_link};
///
/// let params = LinkParams {
///     component_appid: "wx1",
///     pre_auth_code: &"preauthcode@@@x".into(),
///     redirect_uri: &"https://platform.example/back/1".parse()?,
///     auth_type: AuthType::OfficialAccountsAndMiniPrograms,
///     biz_appid: None,
///     category_ids: &[1, 18],
/// };
/// let link = authorization_link(&Hosts::default(), LinkForm::Pc, &params);
/// assert_eq!(
///     link.as_str(),
///     "https://mp.weixin.qq.com/cgi-bin/componentloginpage?component_appid=wx1&pre_auth_code=preauthcode%40%40%40x\
///      &redirect_uri=https%3A%2F%2Fplatform.example%2Fback%2F1&auth_type=3&category_id_list=1%7C18"
/// );
/// # Ok::<(), url::ParseError>(())
/// ```
pub fn authorization_link(hosts: &Hosts, form: LinkForm, params: &LinkParams<'_>) -> Url {
    let mut url = match form {
        LinkForm::Pc => below(&hosts.mp, "cgi-bin/componentloginpage"),
        LinkForm::H5 => below(&hosts.open, "wxaopen/safe/bindcomponent"),
        LinkForm::FormerH5 => below(&hosts.mp, "safe/bindcomponent"),
    };
    let auth_type = params.auth_type.number().to_string();
    {
        let mut query = url.query_pairs_mut();
        if form != LinkForm::Pc {
            query.append_pair("action", "bindcomponent");
        }
        if form == LinkForm::FormerH5 {
            // It has the parameter twice, the first time with a 3 in the samples. Whichever is read, it is what was asked for.
            query.append_pair("auth_type", &auth_type);
        }
        if form != LinkForm::Pc {
            query.append_pair("no_scan", "1");
        }
        query
            .append_pair("component_appid", params.component_appid)
            .append_pair("pre_auth_code", params.pre_auth_code.expose_secret())
            .append_pair("redirect_uri", params.redirect_uri.as_str())
            .append_pair("auth_type", &auth_type);
        if let Some(appid) = params.biz_appid {
            query.append_pair("biz_appid", appid);
        }
        if !params.category_ids.is_empty() {
            let ids: Vec<String> = params.category_ids.iter().map(i64::to_string).collect();
            query.append_pair("category_id_list", &ids.join("|"));
        }
    }
    if form != LinkForm::Pc {
        url.set_fragment(Some("wechat_redirect"));
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(form: LinkForm, biz_appid: Option<&str>, category_ids: &[i64]) -> String {
        let params = LinkParams {
            component_appid: "wx1",
            pre_auth_code: &"preauthcode@@@a-b_c".into(),
            redirect_uri: &Url::parse("https://platform.example/wx/cb/x1").unwrap(),
            auth_type: AuthType::OfficialAccountsAndMiniPrograms,
            biz_appid,
            category_ids,
        };
        authorization_link(&Hosts::default(), form, &params).into()
    }

    #[test]
    fn the_pc_form() {
        assert_eq!(
            link(LinkForm::Pc, None, &[]),
            "https://mp.weixin.qq.com/cgi-bin/componentloginpage?component_appid=wx1\
             &pre_auth_code=preauthcode%40%40%40a-b_c&redirect_uri=https%3A%2F%2Fplatform.example%2Fwx%2Fcb%2Fx1&auth_type=3"
        );
    }

    #[test]
    fn the_h5_form_with_a_pinned_account_and_sets() {
        assert_eq!(
            link(LinkForm::H5, Some("wx2"), &[1, 18]),
            "https://open.weixin.qq.com/wxaopen/safe/bindcomponent?action=bindcomponent&no_scan=1&component_appid=wx1\
             &pre_auth_code=preauthcode%40%40%40a-b_c&redirect_uri=https%3A%2F%2Fplatform.example%2Fwx%2Fcb%2Fx1&auth_type=3\
             &biz_appid=wx2&category_id_list=1%7C18#wechat_redirect"
        );
    }

    #[test]
    fn the_former_h5_form_says_the_kind_twice() {
        assert_eq!(
            link(LinkForm::FormerH5, Some("wx2"), &[]),
            "https://mp.weixin.qq.com/safe/bindcomponent?action=bindcomponent&auth_type=3&no_scan=1&component_appid=wx1\
             &pre_auth_code=preauthcode%40%40%40a-b_c&redirect_uri=https%3A%2F%2Fplatform.example%2Fwx%2Fcb%2Fx1&auth_type=3\
             &biz_appid=wx2#wechat_redirect"
        );
    }

    #[test]
    fn numbers_of_kinds_go_both_ways_and_seven_is_none() {
        for number in [1, 2, 3, 4, 5, 6, 8] {
            assert_eq!(
                i64::from(AuthType::from_number(number).unwrap().number()),
                number
            );
        }
        for number in [0, 7, 9, -1] {
            assert_eq!(AuthType::from_number(number), None);
        }
    }
}
