use super::{faults, overview::button};
use crate::{
    Sandbox,
    calendar::shanghai,
    config::{is_exclusive, set_name},
    pages::html::esc,
    world::{Attempt, Grant, Pair, Push, PushState},
};

/// How much of the log the page shows.
const SHOWN: usize = 50;

pub(super) fn platforms(sandbox: &Sandbox) -> String {
    let mut rows = String::new();
    for platform in &sandbox.config().platforms {
        let appid = &platform.component_appid;
        let (ticket, stopped) = sandbox.read(|world, _| {
            (
                world.newest_ticket_at(appid),
                world.knobs.stopped_tickets.contains(appid),
            )
        });
        let field = [("platform", appid.as_str())];
        let buttons = match (&platform.event_url, stopped) {
            (None, _) => String::new(),
            (Some(_), true) => {
                button("start", &field, "恢复票据") + &button("ticket", &field, "立即推送票据")
            }
            (Some(_), false) => {
                button("stop", &field, "停止票据") + &button("ticket", &field, "立即推送票据")
            }
        };
        let pairs = match &platform.event_url {
            Some(_) => faults::pairs(sandbox, platform),
            None => String::new(),
        };
        let check = match &platform.message_url {
            Some(_) => button("check", &field, "全网发布检测"),
            None => String::new(),
        };
        rows.push_str(&format!(
            "<tr><td>{}<br><code>{appid}</code></td><td><code>{}</code></td><td><code>{}</code></td><td>{}</td><td>{buttons}{check}{pairs}</td></tr>",
            esc(&platform.name),
            esc(&platform.domain),
            platform.event_url.as_ref().map_or_else(|| "—".into(), |url| esc(url.as_str())),
            ticket.map_or_else(|| "还没有".into(), shanghai),
        ));
    }
    table(
        &[
            "平台",
            "授权发起页域名",
            "授权事件接收 URL",
            "最近票据",
            "操作",
        ],
        &rows,
    )
}

pub(super) fn accounts(sandbox: &Sandbox) -> String {
    let mut rows = String::new();
    for account in sandbox.config().accounts.iter().take(SHOWN) {
        let held: Vec<Grant> = sandbox.read(|world, _| {
            let held = world.grants.of_account(&account.appid);
            held.cloned().collect()
        });
        let mut cells: String = held.iter().map(|grant| holder(sandbox, grant)).collect();
        if cells.is_empty() {
            cells.push_str("<span class=\"soft\">没有授权给任何平台</span>");
        }
        rows.push_str(&format!(
            "<tr><td>{} <span class=\"tag\">{}</span><br><code>{}</code><br><code>{}</code></td><td>{}</td><td>{cells}</td><td>{}</td></tr>",
            esc(&account.nick_name),
            account.kind.label(),
            account.appid,
            account.user_name,
            esc(&account.principal_name),
            faults::of_account(sandbox, &account.appid),
        ));
    }
    table(
        &["账号", "主体", "授权情况（加框的是互斥权限集）", "操作"],
        &rows,
    )
}

fn holder(sandbox: &Sandbox, grant: &Grant) -> String {
    let name = sandbox
        .platform(&grant.component)
        .map_or(grant.component.as_str(), |platform| &platform.name);
    let sets: String = grant
        .sets
        .iter()
        .map(|set| {
            let class = if is_exclusive(*set) {
                "tag exclusive"
            } else {
                "tag"
            };
            format!(
                "<span class=\"{class}\">{} #{set}</span>",
                esc(&set_name(*set))
            )
        })
        .collect();
    format!(
        "<div class=\"row\"><strong>{}</strong>{} <a href=\"/sandbox/grants/{}/{}\">修改权限集</a>{}{}<br>{sets}</div>",
        esc(name),
        if grant.is_exchanged() {
            ""
        } else {
            "（授权码尚未换取）"
        },
        grant.component,
        grant.account,
        button(
            "revoke",
            &[("platform", &grant.component), ("account", &grant.account)],
            "取消授权"
        ),
        faults::of_grant(&grant.component, &grant.account),
    )
}

pub(super) fn pushes(sandbox: &Sandbox) -> String {
    let rows: String = sandbox
        .pushes()
        .iter()
        .rev()
        .take(SHOWN)
        .map(|push| push_row(sandbox, push))
        .collect();
    table(
        &[
            "时间",
            "平台",
            "InfoType 或 Event",
            "状态",
            "每次尝试",
            "内容",
        ],
        &rows,
    )
}

fn push_row(sandbox: &Sandbox, push: &Push) -> String {
    let name = sandbox
        .platform(&push.component)
        .map_or(push.component.as_str(), |platform| &platform.name);
    let state = match push.state {
        PushState::Pending => "等待中",
        PushState::Sending => "推送中",
        PushState::Delivered => "已送达",
        PushState::Failed => "失败",
        PushState::Late => "等下一条之后再推",
        PushState::Dropped => "已丢弃",
    };
    let tried =
        |attempt: &Attempt| format!("{} {}<br>", shanghai(attempt.at), esc(&attempt.outcome));
    let pair = match push.pair {
        Pair::Live => "",
        Pair::Test => " <span class=\"tag\">测试配置</span>",
    };
    let to = match &push.account {
        Some(appid) => format!("→ <code>{}</code>", esc(appid)),
        None => String::new(),
    };
    let attempts: String = push.attempts.iter().map(tried).collect();
    format!(
        "<tr><td>{}</td><td>{}</td><td><code>{}</code>{pair} {to}</td><td>{state}</td><td>{attempts}</td>\
         <td><details><summary>明文</summary><pre>{}</pre></details>{}</td></tr>",
        shanghai(push.created_at),
        esc(name),
        esc(&push.info_type),
        esc(&push.xml),
        button("repeat", &[("id", &push.id.to_string())], "再推一次")
    )
}

pub(super) fn pre_auth_codes(sandbox: &Sandbox) -> String {
    let now = sandbox.now();
    let mut rows = String::new();
    for code in sandbox.pre_auth_codes().iter().rev().take(SHOWN) {
        let state = match &code.granted {
            Some(account) => format!("已授权 <code>{account}</code>"),
            None if now >= code.expires_at => "已过期".into(),
            None if code.is_opened() => "已打开".into(),
            None => "未使用".into(),
        };
        rows.push_str(&format!(
            "<tr><td><code>{}</code></td><td>{}</td><td>{state}</td></tr>",
            code.code,
            shanghai(code.expires_at)
        ));
    }
    table(&["预授权码", "有效期至", "状态"], &rows)
}

fn table(heads: &[&str], rows: &str) -> String {
    if rows.is_empty() {
        return "<p class=\"soft\">还没有记录。</p>".into();
    }
    let heads: String = heads
        .iter()
        .map(|head| format!("<th scope=\"col\">{head}</th>"))
        .collect();
    format!(
        "<div class=\"scroll\"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
}
