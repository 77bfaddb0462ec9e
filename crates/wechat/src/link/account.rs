use url::Url;

use crate::{Hosts, hosts::below};

/// Where a mini program's administrator hands it over to another one (docs/wechat.md §3.11). The page comes back to
/// `redirect_uri`, on the authorization domain.
pub fn rebind_admin_link(
    hosts: &Hosts,
    component_appid: &str,
    authorizer_appid: &str,
    redirect_uri: &Url,
) -> Url {
    let mut url = below(&hosts.mp, "wxopen/componentrebindadmin");
    url.query_pairs_mut()
        .append_pair("appid", authorizer_appid)
        .append_pair("component_appid", component_appid)
        .append_pair("redirect_uri", redirect_uri.as_str());
    url
}

/// Where an official account's administrator agrees to the registration of a mini program on its papers
/// (docs/wechat.md §3.11); `copy_verification` asks that its verification be taken over too. The page comes back to
/// `redirect_uri`, on the authorization domain, with a `ticket`.
pub fn fast_register_link(
    hosts: &Hosts,
    component_appid: &str,
    authorizer_appid: &str,
    copy_verification: bool,
    redirect_uri: &Url,
) -> Url {
    let mut url = below(&hosts.mp, "cgi-bin/fastregisterauth");
    url.query_pairs_mut()
        .append_pair("component_appid", component_appid)
        .append_pair("appid", authorizer_appid)
        .append_pair("copy_wx_verify", if copy_verification { "1" } else { "0" })
        .append_pair("redirect_uri", redirect_uri.as_str());
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_name_platform_account_and_way_back() {
        let hosts = Hosts::default();
        let back = Url::parse("https://platform.example/back?a=1").unwrap();
        assert_eq!(
            rebind_admin_link(&hosts, "wx1", "wx2", &back).as_str(),
            "https://mp.weixin.qq.com/wxopen/componentrebindadmin?appid=wx2&component_appid=wx1\
             &redirect_uri=https%3A%2F%2Fplatform.example%2Fback%3Fa%3D1"
        );
        for (copy, number) in [(true, 1), (false, 0)] {
            assert_eq!(
                fast_register_link(&hosts, "wx1", "wx2", copy, &back).as_str(),
                format!(
                    "https://mp.weixin.qq.com/cgi-bin/fastregisterauth?component_appid=wx1&appid=wx2&copy_wx_verify={number}\
                     &redirect_uri=https%3A%2F%2Fplatform.example%2Fback%3Fa%3D1"
                )
            );
        }
    }
}
