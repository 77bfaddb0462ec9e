use axum::{extract::State, response::Response};

use super::{faults, notices, tables};
use crate::{Sandbox, calendar::shanghai, pages::html::wide_page};

/// `/sandbox`.
pub(super) async fn overview(State(sandbox): State<Sandbox>) -> Response {
    let held = sandbox.read(|world, _| world.knobs.hold_pushes);
    let (toggle, words) = if held {
        ("release", "恢复推送")
    } else {
        ("hold", "暂停推送")
    };
    let body = format!(
        "<div class=\"row\">沙箱时间 {}（北京时间）{}{}{}</div>\
         <div class=\"row\">推送：{} {}</div>\
         <h2>平台</h2>{}<h2>故障与剧本</h2>{}<h2>推送事件与消息</h2>{}<h2>账号与权限集</h2>{}<h2>推送记录</h2>{}<h2>预授权码</h2>{}\
         <h2>重来</h2><div class=\"row\">清空授权、票据、令牌与记录，回到最初的样子。{}</div>",
        shanghai(sandbox.now()),
        button("advance", &[("seconds", "600")], "快进 10 分钟"),
        button("advance", &[("seconds", "3600")], "快进 1 小时"),
        button("advance", &[("seconds", "43200")], "快进 12 小时")
            + &button("play", &[("script", "wait 10d")], "照常过 10 天"),
        if held {
            "<strong class=\"bad\">已暂停</strong>"
        } else {
            "进行中"
        },
        button(toggle, &[], words),
        tables::platforms(&sandbox),
        faults::section(&sandbox),
        notices::section(&sandbox),
        tables::accounts(&sandbox),
        tables::pushes(&sandbox),
        tables::pre_auth_codes(&sandbox),
        button("reset", &[], "重置沙箱"),
    );
    wide_page("沙箱控制台", &body)
}

/// A form of one button.
pub(super) fn button(act: &str, fields: &[(&str, &str)], words: &str) -> String {
    let fields: String = fields
        .iter()
        .map(|(name, value)| format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"))
        .collect();
    format!(
        " <form class=\"inline\" method=\"post\" action=\"/sandbox/act\">{fields}\
         <button name=\"act\" value=\"{act}\">{words}</button></form>"
    )
}
