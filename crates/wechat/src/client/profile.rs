//! Reads what `api_get_authorizer_info` says in the layouts of all years (docs/wechat.md §3.6).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{
    AccountKind, AuthorizerInfo, Category, MiniProgramInfo, Unknown,
    answer::Read,
    granted::granted_sets,
    reply::{Reply, flag, func_info, id, number, secret, text},
};
use crate::Error;

/// What the fields below are read from; all others are kept as they came.
const KNOWN: &[&str] = &[
    "authorization_info.appid",
    "authorization_info.authorization_appid",
    "authorization_info.authorizer_appid",
    "authorization_info.authorizer_refresh_token",
    "authorization_info.func_info",
    "authorizer_info.MiniProgramInfo.categories",
    "authorizer_info.MiniProgramInfo.network",
    "authorizer_info.account_status",
    "authorizer_info.alias",
    "authorizer_info.basic_config.isEmailConfigured",
    "authorizer_info.basic_config.isPhoneConfigured",
    "authorizer_info.basic_config.is_email_configured",
    "authorizer_info.basic_config.is_phone_configured",
    "authorizer_info.business_info",
    "authorizer_info.channels_info.id",
    "authorizer_info.head_img",
    "authorizer_info.nick_name",
    "authorizer_info.principal_name",
    "authorizer_info.qrcode_url",
    "authorizer_info.register_type",
    "authorizer_info.service_type_info.id",
    "authorizer_info.signature",
    "authorizer_info.store_info.id",
    "authorizer_info.supplier_info.id",
    "authorizer_info.talent_info.id",
    "authorizer_info.user_name",
    "authorizer_info.verify_type_info.id",
    "qrcode_url",
];

impl Read for AuthorizerInfo {
    const OPERATION: &'static str = "api_get_authorizer_info";

    fn read(reply: &Reply) -> Result<Self, Error> {
        let info = section(reply.fields(), "authorizer_info")
            .ok_or_else(|| reply.missing("authorizer_info is missing"))?;
        let grant = reply.section("authorization_info");
        let config = section(info, "basic_config");
        let (kind, kind_id) = kind(info);
        Ok(Self {
            // Older layouts call it `appid`, and it may be empty.
            authorizer_appid: ["authorizer_appid", "appid", "authorization_appid"]
                .iter()
                .find_map(|key| text(&grant, key))
                .unwrap_or_default(),
            kind,
            kind_id,
            nick_name: text(info, "nick_name"),
            head_img: text(info, "head_img"),
            principal_name: text(info, "principal_name"),
            user_name: text(info, "user_name"),
            alias: text(info, "alias"),
            // Older layouts have it at the top.
            qrcode_url: text(info, "qrcode_url").or_else(|| text(reply.fields(), "qrcode_url")),
            signature: text(info, "signature"),
            service_type: id(info, "service_type_info"),
            verify_type: id(info, "verify_type_info"),
            account_status: number(info, "account_status"),
            register_type: number(info, "register_type"),
            business_info: flags(section(info, "business_info")),
            is_phone_configured: either(config, "is_phone_configured", "isPhoneConfigured"),
            is_email_configured: either(config, "is_email_configured", "isEmailConfigured"),
            mini_program: section(info, "MiniProgramInfo").map(mini_program),
            refresh_token: secret(&grant, "authorizer_refresh_token"),
            func_info: func_info(&grant),
            sets: granted_sets(&grant),
            other: reply.beside(KNOWN),
        })
    }
}

/// The kind, and the id of the object that tells it.
fn kind(info: &Map<String, Value>) -> (AccountKind, Option<i64>) {
    [
        ("MiniProgramInfo", AccountKind::MiniProgram),
        ("channels_info", AccountKind::Channels),
        ("store_info", AccountKind::Store),
        ("talent_info", AccountKind::Talent),
        ("supplier_info", AccountKind::Supplier),
    ]
    .into_iter()
    .find_map(|(key, kind)| section(info, key).map(|object| (kind, number(object, "id"))))
    .unwrap_or((AccountKind::OfficialAccount, None))
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
            other: Unknown::beside(object, &["first", "second"]),
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
