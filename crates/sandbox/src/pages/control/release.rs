use axum::response::{IntoResponse as _, Response};

use super::act::done_or_told;
use crate::{
    Sandbox,
    pages::html::{esc, wide_page},
};

/// Runs the release check and shows its sheet.
pub(super) async fn checked(sandbox: &Sandbox, platform: &str) -> Response {
    let sheet = match sandbox.check_release(platform, None).await {
        Ok(sheet) => sheet,
        Err(error) => return done_or_told(Err(error)),
    };
    let rows: String = sheet
        .rows
        .iter()
        .map(|row| {
            let (class, word) = match row.passed {
                true => ("tag", "通过"),
                false => ("bad", "未通过"),
            };
            format!(
                "<tr><td>{}</td><td><code>{}</code></td><td><span class=\"{class}\">{word}</span></td>\
                 <td>{} ms（上限 {} 秒）</td><td>{}</td></tr>",
                row.name,
                row.account.as_deref().unwrap_or_default(),
                row.ms,
                row.limit_ms / 1000,
                esc(&row.told)
            )
        })
        .collect();
    let verdict = if sheet.passed() {
        "检测通过"
    } else {
        "检测未通过"
    };
    let body = format!(
        "<p><strong>{verdict}</strong>，测试账号：<code>{}</code></p>\
         <div class=\"scroll\"><table><thead><tr><th scope=\"col\">检测项</th><th scope=\"col\">测试账号</th><th scope=\"col\">结果</th>\
         <th scope=\"col\">用时</th><th scope=\"col\">原因</th></tr></thead><tbody>{rows}</tbody></table></div>\
         <p><a href=\"/sandbox\">返回控制台</a></p>",
        sheet.accounts.join("</code> <code>")
    );
    wide_page("全网发布检测", &body).into_response()
}
