use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{IntoResponse as _, Response},
};

use super::{browser, problem::Problem};
use crate::{
    Sandbox,
    config::{AccountConfig, PlatformConfig, set_name},
    pages::html::{esc, page},
    world::Opened,
};

/// First step: which account.
pub(super) fn accounts_page(
    sandbox: &Sandbox,
    platform: &PlatformConfig,
    opened: &Opened,
) -> Response {
    let mut body = format!(
        "<p>「{}」申请获得你的账号的权限。请选择要授权的账号。</p>\
         <p class=\"soft\">在微信中，这里由账号管理员扫码确认身份；沙箱里可以直接选择。</p><ul class=\"accounts\">",
        esc(&platform.name)
    );
    for account in opened
        .accounts
        .iter()
        .filter_map(|appid| sandbox.account(appid).ok())
    {
        body.push_str(&format!(
            "<li><a class=\"face\" href=\"/sandbox/authorize/{}?account={}\">{}</a></li>",
            opened.visit,
            account.appid,
            face(account)
        ));
    }
    body.push_str("</ul>");
    page("选择授权账号", &body)
}

/// Second step, `GET /sandbox/authorize/{visit}?account=`: which sets.
pub(super) async fn choose(
    State(sandbox): State<Sandbox>,
    Path(visit): Path<String>,
    Query(query): Query<BTreeMap<String, String>>,
    headers: HeaderMap,
) -> Response {
    let visited = visited(&sandbox, &visit, &headers);
    let page = visited.and_then(|visited| match query.get("account") {
        None => Ok(accounts_page(&sandbox, visited.platform, &visited.opened)),
        Some(appid) => sets_page(&sandbox, &visited, appid),
    });
    page.unwrap_or_else(|problem| problem.into_response())
}

/// An authorization page that this browser has opened.
pub(super) struct Visited<'a> {
    pub(super) platform: &'a PlatformConfig,
    pub(super) pre_auth_code: String,
    pub(super) opened: Opened,
}

/// Finds the page again; its code may have been used or have expired since.
pub(super) fn visited<'a>(
    sandbox: &'a Sandbox,
    visit: &str,
    headers: &HeaderMap,
) -> Result<Visited<'a>, Problem> {
    let browser = browser::known(headers).ok_or(Problem::NotThisBrowser)?;
    sandbox.change(|world, now| {
        let code = world
            .visit(visit, &browser)
            .cloned()
            .ok_or(Problem::NotThisBrowser)?;
        let opened = code.opened.clone().ok_or(Problem::NotThisBrowser)?;
        let platform = sandbox
            .platform(&code.component)
            .map_err(|_| Problem::Parameter("component_appid"))?;
        world
            .usable_pre_auth_code(&code.component, &code.code, Some(&browser), now)
            .map_err(Problem::Code)?;
        Ok(Visited {
            platform,
            pre_auth_code: code.code,
            opened,
        })
    })
}

impl Visited<'_> {
    /// The account, if the page offers it, and the sets that it could grant here.
    pub(super) fn account<'a>(
        &self,
        sandbox: &'a Sandbox,
        appid: &str,
    ) -> Result<(&'a AccountConfig, Vec<i64>), Problem> {
        let offered = self.opened.accounts.iter().any(|offered| offered == appid);
        let account = sandbox
            .account(appid)
            .ok()
            .filter(|_| offered)
            .ok_or(Problem::NoAccount)?;
        let sets = self
            .opened
            .sets
            .iter()
            .copied()
            .filter(|set| account.sets.contains(set))
            .collect();
        Ok((account, sets))
    }
}

fn sets_page(sandbox: &Sandbox, visited: &Visited<'_>, appid: &str) -> Result<Response, Problem> {
    let (account, sets) = visited.account(sandbox, appid)?;
    let component = &visited.platform.component_appid;
    let mut rows = String::new();
    for set in sets {
        let taken = sandbox.read(|world, _| world.other_holder(component, appid, set).is_some());
        let (state, note) = if taken {
            (
                "disabled",
                "<br><span class=\"bad\">互斥，已授权给其他平台</span>",
            )
        } else {
            ("checked", "")
        };
        rows.push_str(&format!(
            "<label><input type=\"checkbox\" name=\"set\" value=\"{set}\" {state}><span>{} \
             <span class=\"soft\">#{set}</span>{note}</span></label>",
            esc(&set_name(set))
        ));
    }
    if rows.is_empty() {
        return Err(Problem::NothingChosen);
    }
    let body = format!(
        "<div class=\"face\">{}</div><p>授权给「{}」以下权限：</p>\
         <form method=\"post\" action=\"/sandbox/authorize/{}\"><input type=\"hidden\" name=\"account\" value=\"{}\">\
         <fieldset class=\"sets\">{rows}</fieldset>\
         <button class=\"main\" name=\"action\" value=\"confirm\">确认授权</button>\
         <button name=\"action\" value=\"silent\">确认但不返回（模拟中途关闭浏览器）</button>\
         <button name=\"action\" value=\"cancel\">取消</button></form>",
        face(account),
        esc(&visited.platform.name),
        visited.opened.visit,
        account.appid
    );
    Ok(page("确认授权", &body))
}

fn face(account: &AccountConfig) -> String {
    format!(
        "<img src=\"/sandbox/avatar/{0}.svg\" alt=\"\" width=\"44\" height=\"44\"><span><strong>{1}</strong> \
         <span class=\"tag\">{2}</span><br><span class=\"soft\">{3} · <code>{0}</code></span></span>",
        account.appid,
        esc(&account.nick_name),
        account.kind.label(),
        esc(&account.principal_name)
    )
}
