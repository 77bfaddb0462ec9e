use serde_json::{Value, json};

use super::{
    call::{Call, check_secret},
    refusal::Refusal,
    table::{TokenKind, find},
};
use crate::{Sandbox, config::PlatformConfig};

/// `openapi/quota/get` (docs/wechat.md §3.9).
pub(super) fn get(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let (appid, given) = bearer(sandbox, call)?;
    let path = call.text("cgi_path").unwrap_or_default();
    if !path.starts_with('/') || path.starts_with("//") {
        return Err(Refusal::new(76003));
    }
    if path.starts_with("/sns/") {
        return Err(Refusal::new(76022));
    }
    let takes = find(path).ok_or_else(|| Refusal::new(76021))?.token;
    if takes != TokenKind::Any && takes != given {
        return Err(Refusal::new(76022));
    }
    let api = wechat::api_name(path);
    let (limit, used) = sandbox.change(|world, now| world.quota(&appid, api, now));
    let rate = json!({ "call_count": 1000, "refresh_second": 60 });
    Ok(json!({
        "errcode": 0,
        "errmsg": "ok",
        "quota": { "daily_limit": limit, "used": used, "remain": limit - used.min(limit) },
        "rate_limit": rate,
        "component_rate_limit": rate,
    }))
}

/// `clear_quota`: the token is that of the account whose counts they are.
pub(super) fn clear(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let appid = call.text("appid").ok_or_else(|| Refusal::new(41002))?;
    let (whose, _) = bearer(sandbox, call)?;
    if whose != appid {
        return Err(Refusal::new(40013));
    }
    cleared(sandbox, appid)
}

/// `component/clear_quota/v2`: by the platform's secret, for itself or for an account that granted it something.
pub(super) fn clear_by_secret(sandbox: &Sandbox, call: &Call) -> Result<Value, Refusal> {
    let platform = call.platform(sandbox)?;
    check_secret(call, "appsecret", platform)?;
    let component = &platform.component_appid;
    let appid = call.text("appid").unwrap_or(component);
    let granted = sandbox.read(|world, _| world.grant(component, appid).is_some());
    if appid != component && !granted {
        return Err(Refusal::new(43007));
    }
    cleared(sandbox, appid)
}

fn cleared(sandbox: &Sandbox, appid: &str) -> Result<Value, Refusal> {
    sandbox
        .change(|world, now| world.clear_quota(appid, now))
        .map_err(|_| Refusal::new(48006))?;
    Ok(super::ok())
}

/// Whose token this is: a platform's, or an account's. The call is not counted here.
pub(super) fn bearer(sandbox: &Sandbox, call: &Call) -> Result<(String, TokenKind), Refusal> {
    let token = call.given_token()?;
    let (component, whose, kind) = sandbox.read(|world, now| {
        let opens = |platform: &&PlatformConfig| {
            let appid = &platform.component_appid;
            world.check_component_token(appid, token, now).is_ok()
        };
        if let Some(platform) = sandbox.config().platforms.iter().find(opens) {
            let appid = platform.component_appid.clone();
            return Ok((appid.clone(), appid, TokenKind::Component));
        }
        match world.bearer(token, now) {
            Ok(bearer) => Ok((bearer.component, bearer.account, TokenKind::Account)),
            Err(refusal) => Err(Refusal::token(refusal)),
        }
    })?;
    call.check_address(sandbox, &component)?;
    Ok((whose, kind))
}
