use axum::{
    body::Bytes,
    extract::{Path, State},
    response::Response,
};
use url::form_urlencoded;

use super::act::done_or_told;
use crate::{
    Sandbox, SandboxError,
    config::set_name,
    pages::html::{esc, page},
};

/// `GET /sandbox/grants/{platform}/{account}`: what the administrator sees in WeChat's own settings.
pub(super) async fn form(
    State(sandbox): State<Sandbox>,
    Path((platform, account)): Path<(String, String)>,
) -> Response {
    match body(&sandbox, &platform, &account) {
        Ok(body) => page("修改权限集", &body),
        Err(error) => done_or_told(Err(error)),
    }
}

/// `POST /sandbox/grants/{platform}/{account}`.
pub(super) async fn save(
    State(sandbox): State<Sandbox>,
    Path((platform, account)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let sets: Vec<i64> = form_urlencoded::parse(&body)
        .filter(|(name, _)| name == "set")
        .filter_map(|(_, value)| value.parse().ok())
        .collect();
    done_or_told(sandbox.change_sets(&platform, &account, &sets).map(|_| ()))
}

fn body(sandbox: &Sandbox, platform: &str, appid: &str) -> Result<String, SandboxError> {
    let platform = sandbox.platform(platform)?;
    let account = sandbox.account(appid)?;
    let component = &platform.component_appid;
    let held = sandbox.read(|world, _| {
        world
            .grant(component, appid)
            .map(|grant| grant.sets.clone())
    });
    let held = held.ok_or_else(|| SandboxError::NotGranted {
        platform: platform.name.clone(),
        account: appid.to_owned(),
    })?;
    let able = account
        .sets
        .iter()
        .filter(|set| platform.offered_sets.contains(set));
    let rows: String = able
        .map(|set| {
            let taken =
                sandbox.read(|world, _| world.other_holder(component, appid, *set).is_some());
            let state = if taken {
                "disabled"
            } else if held.contains(set) {
                "checked"
            } else {
                ""
            };
            let note = if taken {
                "<br><span class=\"bad\">互斥，已授权给其他平台</span>"
            } else {
                ""
            };
            format!(
                "<label><input type=\"checkbox\" name=\"set\" value=\"{set}\" {state}><span>{} \
                 <span class=\"soft\">#{set}</span>{note}</span></label>",
                esc(&set_name(*set))
            )
        })
        .collect();
    Ok(format!(
        "<p>「{}」授权给「{}」的权限集：</p><form method=\"post\"><fieldset class=\"sets\">{rows}</fieldset>\
         <button class=\"main\">保存</button></form><p><a href=\"/sandbox\">返回控制台</a></p>",
        esc(&account.nick_name),
        esc(&platform.name)
    ))
}
