use crate::{Act, Sandbox, SandboxError, notice::KNOWN, pages::html::esc};

/// A form that tells a platform something.
pub(super) fn section(sandbox: &Sandbox) -> String {
    let kinds: String = KNOWN.iter().map(|kind| option(kind.name, "")).collect();
    let platforms = sandbox.config().platforms.iter();
    let platforms: String = platforms
        .filter(|platform| platform.event_url.is_some())
        .map(|platform| option(&platform.slug, &platform.name))
        .collect();
    let accounts: String = sandbox
        .config()
        .accounts
        .iter()
        .take(SHOWN)
        .map(|account| option(&account.appid, &account.nick_name))
        .collect();
    format!(
        "<p class=\"soft\">授权事件（InfoType）与账号消息（Event、text）都可以推；不认识的事件写作 event:名称，不认识的 InfoType 直接写名称。\
         字段写作 名称=值，用空格隔开，留空则用通常的内容。</p>\
         <form method=\"post\" action=\"/sandbox/act\"><div class=\"row\">\
         <label for=\"push-platform\">平台</label> <select id=\"push-platform\" name=\"platform\">{platforms}</select>\
         <label for=\"push-kind\">推送什么</label> <input id=\"push-kind\" name=\"kind\" list=\"push-kinds\" required spellcheck=\"false\">\
         <datalist id=\"push-kinds\">{kinds}</datalist>\
         <label for=\"push-account\">账号 AppID</label> <input id=\"push-account\" name=\"account\" list=\"push-accounts\" spellcheck=\"false\">\
         <datalist id=\"push-accounts\">{accounts}</datalist>\
         <label for=\"push-fields\">字段</label> <input id=\"push-fields\" name=\"fields\" placeholder=\"status=2 msg=…\" spellcheck=\"false\">\
         <button name=\"act\" value=\"push\">推送</button></div></form>"
    )
}

/// What was filled in, as a line of a script.
pub(super) fn push(
    sandbox: &Sandbox,
    platform: &str,
    [kind, account, fields]: [&str; 3],
) -> Result<(), SandboxError> {
    let line = format!("push {platform} {kind} {account} {fields}");
    match line.parse().map_err(SandboxError::Notice)? {
        Act::Push { platform, notice } => sandbox.notify(&platform, &notice).map(drop),
        _ => Ok(()),
    }
}

/// How many accounts are offered to choose from.
const SHOWN: usize = 50;

fn option(value: &str, words: &str) -> String {
    format!("<option value=\"{}\">{}</option>", esc(value), esc(words))
}
