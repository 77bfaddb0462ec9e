use axum::{Json, extract::State};
use serde_json::{Value, json};

use super::reply::Reply;
use crate::Sandbox;

pub(super) async fn state(State(sandbox): State<Sandbox>) -> Reply {
    let config = sandbox.config();
    let platforms: Vec<Value> = config
        .platforms
        .iter()
        .map(|platform| {
            let ticket_at =
                sandbox.read(|world, _| world.newest_ticket_at(&platform.component_appid));
            json!({
                "slug": platform.slug,
                "name": platform.name,
                "component_appid": platform.component_appid,
                "event_url": platform.event_url.as_ref().map(ToString::to_string),
                "domain": platform.domain,
                "offered_sets": platform.offered_sets,
                "newest_ticket_at": ticket_at,
            })
        })
        .collect();
    let accounts: Vec<Value> = config
        .accounts
        .iter()
        .map(|account| {
            json!({
                "appid": account.appid,
                "user_name": account.user_name,
                "nick_name": account.nick_name,
                "principal_name": account.principal_name,
                "kind": account.kind.label(),
                "sets": account.sets,
            })
        })
        .collect();
    let grants: Vec<Value> = sandbox
        .grants()
        .iter()
        .map(|grant| {
            json!({
                "component": grant.component,
                "account": grant.account,
                "sets": grant.sets,
                "auth_time": grant.auth_time,
                "exchanged": grant.is_exchanged(),
            })
        })
        .collect();
    Ok(Json(json!({
        "now": sandbox.now(),
        "platforms": platforms,
        "accounts": accounts,
        "grants": grants,
        "pre_auth_codes": codes(&sandbox),
        "pushes": sandbox.pushes(),
    })))
}

pub(super) async fn pre_auth_codes(State(sandbox): State<Sandbox>) -> Reply {
    Ok(Json(codes(&sandbox).into()))
}

pub(super) async fn pushes(State(sandbox): State<Sandbox>) -> Reply {
    Ok(Json(json!(sandbox.pushes())))
}

fn codes(sandbox: &Sandbox) -> Vec<Value> {
    let now = sandbox.now();
    let code = |code: &crate::PreAuthCode| {
        json!({
            "code": code.code,
            "component": code.component,
            "expires_at": code.expires_at,
            "expired": now >= code.expires_at,
            "opened": code.is_opened(),
            "granted": code.granted,
        })
    };
    sandbox.pre_auth_codes().iter().map(code).collect()
}
