use secrecy::ExposeSecret as _;
use serde_json::{Map, Value};

use super::LinkParams;

/// What a mini program of the platform gives to `MiniprogramThirdpartyPlugin.openAuthorizeAccount`, the form of a link that is
/// none (docs/wechat.md §4.1). It has no `redirect_uri` and no sets. It contains the `pre_auth_code`: not for logs.
pub fn plugin_arguments(params: &LinkParams<'_>) -> Map<String, Value> {
    let mut arguments = Map::new();
    let mut put = |name: &str, value: Value| arguments.insert(name.to_owned(), value);
    put("platformAppID", params.component_appid.into());
    put("preAuthCode", params.pre_auth_code.expose_secret().into());
    put("authType", params.auth_type.number().into());
    if let Some(appid) = params.biz_appid {
        put("bizAppid", appid.into());
    }
    arguments
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::AuthType;

    #[test]
    fn the_plugin_is_told_what_a_link_tells() {
        let mut params = LinkParams {
            component_appid: "wx1",
            pre_auth_code: &"preauthcode@@@a".into(),
            redirect_uri: &"https://platform.example/back".parse().unwrap(),
            auth_type: AuthType::MiniPrograms,
            biz_appid: None,
            category_ids: &[1],
        };
        let mut expected =
            json!({"platformAppID": "wx1", "preAuthCode": "preauthcode@@@a", "authType": 2});
        assert_eq!(Value::Object(plugin_arguments(&params)), expected);
        params.biz_appid = Some("wx2");
        expected["bizAppid"] = "wx2".into();
        assert_eq!(Value::Object(plugin_arguments(&params)), expected);
    }
}
