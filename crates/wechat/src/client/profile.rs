//! Reads what `api_get_authorizer_info` says in the layouts of all years (docs/wechat.md §3.6).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    AccountKind, AuthorizerInfo, Category, MiniProgramInfo,
    reply::{Reply, flag, func_info, id, number, secret, text},
};

/// What the fields below are read from; all others are kept as they came.
#[rustfmt::skip]
const KNOWN: &[&str] = &[
    "nick_name", "head_img", "service_type_info", "verify_type_info", "user_name", "alias", "qrcode_url", "business_info", "idc",
    "principal_name", "signature", "MiniProgramInfo", "register_type", "account_status", "basic_config", "channels_info",
    "store_info", "talent_info", "supplier_info",
];

pub(super) fn read(reply: &Reply, asked: &str) -> AuthorizerInfo {
    let info = reply.section("authorizer_info");
    let grant = reply.section("authorization_info");
    let config = section(&info, "basic_config");
    AuthorizerInfo {
        // Older layouts call it `appid`, and it may be empty.
        authorizer_appid: ["authorizer_appid", "appid", "authorization_appid"]
            .iter()
            .find_map(|key| text(&grant, key))
            .unwrap_or_else(|| asked.to_owned()),
        kind: kind(&info),
        nick_name: text(&info, "nick_name"),
        head_img: text(&info, "head_img"),
        principal_name: text(&info, "principal_name"),
        user_name: text(&info, "user_name"),
        alias: text(&info, "alias"),
        // Older layouts have it at the top.
        qrcode_url: text(&info, "qrcode_url").or_else(|| text(reply.fields(), "qrcode_url")),
        signature: text(&info, "signature"),
        service_type: id(&info, "service_type_info"),
        verify_type: id(&info, "verify_type_info"),
        account_status: number(&info, "account_status"),
        register_type: number(&info, "register_type"),
        business_info: flags(section(&info, "business_info")),
        is_phone_configured: either(config, "is_phone_configured", "isPhoneConfigured"),
        is_email_configured: either(config, "is_email_configured", "isEmailConfigured"),
        mini_program: section(&info, "MiniProgramInfo").map(mini_program),
        refresh_token: secret(&grant, "authorizer_refresh_token"),
        func_info: func_info(&grant),
        other: info
            .into_iter()
            .filter(|(key, _)| !KNOWN.contains(&key.as_str()))
            .collect(),
    }
}

fn kind(info: &Map<String, Value>) -> AccountKind {
    [
        ("MiniProgramInfo", AccountKind::MiniProgram),
        ("channels_info", AccountKind::Channels),
        ("store_info", AccountKind::Store),
        ("talent_info", AccountKind::Talent),
        ("supplier_info", AccountKind::Supplier),
    ]
    .into_iter()
    .find_map(|(key, kind)| section(info, key).map(|_| kind))
    .unwrap_or(AccountKind::OfficialAccount)
}

fn section<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a Map<String, Value>> {
    object.get(key)?.as_object()
}

/// Two spellings of one field.
fn either(object: Option<&Map<String, Value>>, newer: &str, older: &str) -> Option<bool> {
    let object = object?;
    [newer, older]
        .iter()
        .find_map(|key| flag(object.get(*key)?))
}

fn flags(object: Option<&Map<String, Value>>) -> BTreeMap<String, bool> {
    let fields = object.into_iter().flatten();
    fields
        .filter_map(|(name, value)| Some((name.clone(), flag(value)?)))
        .collect()
}

fn mini_program(object: &Map<String, Value>) -> MiniProgramInfo {
    let texts = |value: &Value| -> Option<Vec<String>> {
        let texts = value.as_array()?.iter().filter_map(Value::as_str);
        Some(texts.map(str::to_owned).collect())
    };
    let network = section(object, "network").into_iter().flatten();
    let categories = object.get("categories").and_then(Value::as_array);
    let category = |value: &Value| {
        let object = value.as_object()?;
        Some(Category {
            first: text(object, "first")?,
            second: text(object, "second").unwrap_or_default(),
        })
    };
    MiniProgramInfo {
        network: network
            .filter_map(|(name, value)| Some((name.clone(), texts(value)?)))
            .collect(),
        categories: categories
            .into_iter()
            .flatten()
            .filter_map(category)
            .collect(),
    }
}
