use super::overview::button;
use crate::{Act, Pairs, PlatformConfig, PushFaults, Sandbox, pages::html::esc};

/// What can be made to go wrong with one press, as a line of a script.
const USUAL: &[(&str, &str)] = &[
    ("fault * errcode -1 30%", "三成调用返回 -1"),
    ("fault * delay 3000ms 50%", "半数调用慢 3 秒"),
    ("fault * reset 20%", "两成连接中断"),
    ("fault * bad-gateway 20%", "两成返回 502 页面"),
    ("fault api_query_auth lost-answer", "下一次换码的应答丢失"),
    (
        "fault api_authorizer_token errcode 61023",
        "下一次刷新返回 61023",
    ),
    ("limit api_create_preauthcode 3", "预授权码每天只给 3 次"),
    (
        "pushes drop 20% duplicate 20% reorder 20%",
        "推送丢失、重复、乱序各两成",
    ),
];
/// And what makes everything right again.
const AS_USUAL: &str =
    "faults clear\npushes as usual\npushes release\nlimit api_create_preauthcode usual";

/// The faults in force, buttons for the usual ones, and a place to write a script.
pub(super) fn section(sandbox: &Sandbox) -> String {
    let mut in_force: Vec<String> = sandbox
        .pending_faults()
        .into_iter()
        .map(|fault| Act::Fault(fault).to_string())
        .collect();
    let (pushes, limits) = sandbox.read(|world, _| {
        let limits = world.knobs.daily_limits.clone();
        (world.knobs.push_faults, limits)
    });
    if pushes != PushFaults::default() {
        in_force.push(Act::Pushes(pushes).to_string());
    }
    for (api, limit) in limits {
        let limit = Some(limit);
        in_force.push(Act::Limit { api, limit }.to_string());
    }
    let shown: String = if in_force.is_empty() {
        "<p class=\"soft\">一切如常。</p>".into()
    } else {
        let lines = in_force
            .iter()
            .map(|line| format!("<li><code>{}</code></li>", esc(line)));
        format!("<ul>{}</ul>", lines.collect::<String>())
    };
    let buttons: String = USUAL
        .iter()
        .map(|(line, words)| play(line, words))
        .collect();
    format!(
        "{shown}<div class=\"row\">{buttons}{}</div>\
         <form method=\"post\" action=\"/sandbox/act\"><label for=\"script\">剧本（每行一件事，写法见 docs/sandbox.md）</label>\
         <textarea id=\"script\" name=\"script\" rows=\"5\" spellcheck=\"false\" \
         placeholder=\"untick demo wx… 18&#10;wait 2h&#10;fault api_query_auth errcode 45009 x2\"></textarea>\
         <button name=\"act\" value=\"play\">开始</button></form>",
        play(AS_USUAL, "全部如常")
    )
}

/// What can happen to one account.
pub(super) fn of_account(sandbox: &Sandbox, appid: &str) -> String {
    let (alive, unlisted) = sandbox.read(|world, _| {
        let unlisted = world.knobs.unlisted.contains(appid);
        (world.is_alive(appid), unlisted)
    });
    let (status, words) = if alive {
        ("frozen", "冻结")
    } else {
        ("normal", "解冻")
    };
    let (list, listed) = if unlisted {
        ("list", "放回列表")
    } else {
        ("unlist", "从列表漏掉")
    };
    play(&format!("status {appid} {status}"), words) + &play(&format!("{list} {appid}"), listed)
}

/// What can happen to one grant.
pub(super) fn of_grant(platform: &str, appid: &str) -> String {
    play(&format!("lose-token {platform} {appid}"), "换掉刷新令牌")
}

/// With which of a platform's configurations its pushes are sealed, and what the test one's values are: somebody has to enter them.
pub(super) fn pairs(sandbox: &Sandbox, platform: &PlatformConfig) -> String {
    let appid = &platform.component_appid;
    let used = sandbox.read(|world, _| world.knobs.pairs.get(appid).copied());
    let used = used.unwrap_or_default();
    let choices: String = [
        (Pairs::Live, "live", "正式"),
        (Pairs::Test, "test", "测试"),
        (Pairs::Both, "both", "票据两份"),
    ]
    .into_iter()
    .map(|(pairs, word, words)| match pairs == used {
        true => format!(" <strong>{words}</strong>"),
        false => play(&format!("pair {appid} {word}"), words),
    })
    .collect();
    format!(
        "<div>密钥：{choices}</div><details><summary>测试配置</summary>Token <code>{}</code><br>EncodingAESKey <code>{}</code></details>",
        esc(&platform.test_token),
        esc(&platform.test_encoding_aes_key)
    )
}

fn play(script: &str, words: &str) -> String {
    button("play", &[("script", script)], words)
}
