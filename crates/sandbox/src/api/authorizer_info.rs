use serde_json::{Value, json};

use super::{call::Call, query_auth::func_info, refusal::Refusal};
use crate::{
    Sandbox,
    config::{AccountConfig, AccountKind},
};

/// `api_get_authorizer_info` (docs/wechat.md §3.6).
pub(super) fn answer(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let component = &call.authorized(sandbox)?.component_appid;
    let appid = call
        .text("authorizer_appid")
        .ok_or_else(|| Refusal::new(41002))?;
    let account = sandbox.account(appid).map_err(|_| Refusal::new(61003))?;
    sandbox.read(|world, _| {
        let grant = world
            .grant(component, appid)
            .ok_or_else(|| Refusal::new(61003))?;
        Ok(json!({
            "authorizer_info": profile(account, world.account_status(appid), &call.base),
            "authorization_info": {
                "authorizer_appid": appid,
                "authorizer_refresh_token": grant.refresh_token.as_deref().unwrap_or_default(),
                "func_info": func_info(&grant.sets),
            },
        }))
    })
}

fn profile(account: &AccountConfig, status: i64, base: &str) -> Value {
    let mut profile = json!({
        "nick_name": account.nick_name,
        "head_img": format!("{base}/sandbox/avatar/{}.svg", account.appid),
        "service_type_info": { "id": account.kind.service_type() },
        "verify_type_info": { "id": account.verify_type },
        "user_name": account.user_name,
        "alias": "",
        "qrcode_url": format!("{base}/sandbox/avatar/{}.svg", account.appid),
        "business_info": { "open_pay": 0, "open_shake": 0, "open_scan": 0, "open_card": 0, "open_store": 0 },
        "idc": 1,
        "principal_name": account.principal_name,
        "signature": account.signature,
        "account_status": status,
    });
    let Some(fields) = profile.as_object_mut() else {
        return profile;
    };
    match account.kind {
        AccountKind::MiniProgram => {
            fields.insert("MiniProgramInfo".into(), mini_program());
            fields.insert("register_type".into(), json!(0));
            fields.insert(
                "basic_config".into(),
                json!({ "is_phone_configured": true, "is_email_configured": true }),
            );
        }
        AccountKind::Channels => {
            fields.insert("channels_info".into(), json!({ "id": 0 }));
        }
        AccountKind::Talent => {
            fields.insert("talent_info".into(), json!({ "id": 0 }));
        }
        AccountKind::Subscription | AccountKind::Service => {}
    }
    profile
}

fn mini_program() -> Value {
    let network: Value = [
        "RequestDomain",
        "WsRequestDomain",
        "UploadDomain",
        "DownloadDomain",
        "BizDomain",
        "UDPDomain",
    ]
    .into_iter()
    .map(|name| (name.to_owned(), json!([])))
    .collect::<serde_json::Map<_, _>>()
    .into();
    json!({ "network": network, "categories": [{ "first": "商业服务", "second": "软件服务" }], "visit_status": 0 })
}
