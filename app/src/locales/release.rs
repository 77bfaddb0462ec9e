//! The whole-network release.

use domain::release::{Case, Trouble};

use crate::{prefs::Lang, words};

words! {
    /// Words of the page about the whole-network release.
    pub struct ReleaseWords {
        purpose: "全网发布前，先按微信的检测用例自测一遍。", "Before the whole-network release, play WeChat's own check against this installation.";
        title: "全网发布预演", "Release rehearsal";
        start: "开始预演", "Start a rehearsal";
        start_note: "系统会像微信一样，从公网地址向自己的两个接收 URL 推送检测消息，不影响真实的票据和授权。约需几秒。", "Grantbook pushes the check's messages to its own two URLs by their public address, as WeChat would. Real tickets and grants are not touched. It takes a few seconds.";
        not_rehearsed: "预演不能代替微信的部分：组件 ticket、预授权码和授权 code 由微信产生；用真实授权码调用 api_query_auth、再以客服消息回复 <code>_from_api，只有微信发起检测时才会发生。系统收到后会自动完成，结果见操作日志。", "What only WeChat can do is not rehearsed: its ticket, its codes, and api_query_auth of a real code with the customer-service message <code>_from_api. Grantbook does both by itself when the check runs; the audit trail tells how it went.";
        under_way: "预演正在进行", "A rehearsal is under way";
        under_way_body: "已完成的用例会陆续显示；页面没有自动更新时，请手动刷新。", "Results appear as they come; reload the page if it does not do so by itself.";
        reload: "刷新", "Reload";
        all_passed: "全部通过", "All passed";
        all_passed_body: "可以到微信开放平台提交全网发布。", "You can ask for the release in the WeChat Open Platform.";
        some_failed: "有用例未通过", "Some cases failed";
        some_failed_body: "请按「如何处理」一列逐项修复，再预演一次。", "Mend them as the last column says, then rehearse again.";
        newest: "最近一次预演", "The newest rehearsal";
        earlier: "更早的预演", "Earlier rehearsals";
        none: "还没有预演过", "Nothing was rehearsed yet";
        none_body: "提交全网发布之前，先在这里预演，可以提前发现域名、证书、反向代理和密钥的问题。", "Rehearse before you ask for the release: trouble with domain, certificate, proxy or keys shows here first.";
        case: "用例", "Case";
        account: "测试账号", "Test account";
        expected: "期望应答", "Expected";
        got: "实际应答", "Answered";
        took: "用时（上限 5 秒）", "Time (of 5 s)";
        result: "结果", "Result";
        advice: "如何处理", "What to do";
        passed: "通过", "Passed";
        failed: "未通过", "Failed";
        by: "发起人", "Started by";
        nothing: "（空）", "(nothing)";
        urls: "接收 URL", "URLs";
        event_url: "授权事件接收 URL", "Authorization event URL";
        message_url: "消息与事件接收 URL", "Message and event URL";
        accounts: "微信的检测账号", "WeChat's test accounts";
        accounts_note: "检测时由微信自动授权和取消，不会出现在授权方列表与统计中。", "WeChat grants and revokes with them during its check. They are in no list and no count.";
        accounts_none: "还没有检测账号授权过。", "None has granted yet.";
        granted: "授权于", "Granted";
        revoked: "取消于", "Revoked";
        messages: "收到的消息", "Messages";
        messages_note: "按类型计数，用户消息的内容不会保存。", "Counted by kind. What people write is not kept.";
        messages_none: "消息与事件接收 URL 还没有收到过消息。", "Nothing has come to the message URL yet.";
        kind: "类型", "Kind";
        count: "次数", "Count";
        last: "最近一次", "Last";
    }
}

/// A case's name.
#[must_use]
pub const fn case(lang: Lang, case: Case) -> &'static str {
    match (lang, case) {
        (Lang::Zh, Case::EventEcho) => "事件 URL 校验（echostr）",
        (Lang::Zh, Case::MessageEcho) => "消息 URL 校验（echostr）",
        (Lang::Zh, Case::Event) => "授权事件推送",
        (Lang::Zh, Case::Authorized) => "测试账号 authorized 推送",
        (Lang::Zh, Case::Text) => "返回普通文本消息",
        (Lang::Zh, Case::MessageEvent) => "发送事件消息",
        (Lang::Zh, Case::ByApi) => "返回 Api 文本消息：立即应答",
        (Lang::Zh, Case::Unauthorized) => "取消授权：unauthorized 推送",
        (Lang::Zh, Case::AuthorizedWorked) => "authorized 推送后台处理",
        (Lang::Zh, Case::ByApiWorked) => "返回 Api 文本消息：后台处理",
        (Lang::Zh, Case::UnauthorizedWorked) => "取消授权：后台处理",
        (Lang::En, Case::EventEcho) => "Event URL check (echostr)",
        (Lang::En, Case::MessageEcho) => "Message URL check (echostr)",
        (Lang::En, Case::Event) => "A push to the event URL",
        (Lang::En, Case::Authorized) => "authorized of a test account",
        (Lang::En, Case::Text) => "A text is answered",
        (Lang::En, Case::MessageEvent) => "An event is answered",
        (Lang::En, Case::ByApi) => "Reply by API: answered at once",
        (Lang::En, Case::Unauthorized) => "unauthorized of a test account",
        (Lang::En, Case::AuthorizedWorked) => "authorized worked off",
        (Lang::En, Case::ByApiWorked) => "Reply by API: worked off",
        (Lang::En, Case::UnauthorizedWorked) => "unauthorized worked off",
    }
}

/// What a case wants.
#[must_use]
pub const fn expected(lang: Lang, case: Case) -> &'static str {
    match (lang, case) {
        (Lang::Zh, Case::EventEcho | Case::MessageEcho) => "原样返回解密后的 echostr",
        (Lang::En, Case::EventEcho | Case::MessageEcho) => "the decrypted echostr, as it is",
        (_, Case::Event | Case::Authorized | Case::Unauthorized) => "success",
        (Lang::Zh, Case::Text) => "加密回复 TESTCOMPONENT_MSG_TYPE_TEXT_callback",
        (Lang::En, Case::Text) => "TESTCOMPONENT_MSG_TYPE_TEXT_callback, encrypted",
        (Lang::Zh, Case::MessageEvent) => "加密回复 LOCATIONfrom_callback",
        (Lang::En, Case::MessageEvent) => "LOCATIONfrom_callback, encrypted",
        (Lang::Zh, Case::ByApi) => "空串",
        (Lang::En, Case::ByApi) => "nothing",
        (Lang::Zh, Case::AuthorizedWorked | Case::ByApiWorked | Case::UnauthorizedWorked) => {
            "30 秒内处理完"
        }
        (Lang::En, Case::AuthorizedWorked | Case::ByApiWorked | Case::UnauthorizedWorked) => {
            "within 30 seconds"
        }
    }
}

/// What is wrong, and what to do about it.
#[must_use]
pub const fn advice(lang: Lang, trouble: Trouble) -> &'static str {
    match (lang, trouble) {
        (Lang::Zh, Trouble::Dns) => "域名无法解析。检查 DNS 记录，以及平台设置中的对外访问地址。",
        (Lang::Zh, Trouble::Connect) => {
            "无法连接。检查服务是否在监听、防火墙与端口；微信只访问 http 的 80 与 https 的 443 端口。"
        }
        (Lang::Zh, Trouble::Tls) => "证书不被信任：可能已过期、域名不符，或缺少中间证书。",
        (Lang::Zh, Trouble::TooLate) => {
            "超过 5 秒没有应答，微信会断开并重试。检查反向代理、数据库和服务器负载。"
        }
        (Lang::Zh, Trouble::BrokenOff) => "连接中途断开。检查反向代理的日志。",
        (Lang::Zh, Trouble::Redirected) => {
            "返回了跳转，微信不会跟随。让两个接收 URL 直接应答，例如对 http 不做跳转，或把地址登记为 https。"
        }
        (Lang::Zh, Trouble::KeptOut) => {
            "被前面的网关或防火墙拦截（401/403/429）。放行 /push/ 路径，不要求登录、验证码或频率限制。"
        }
        (Lang::Zh, Trouble::NotFound) => {
            "该路径没有转发到本系统。检查反向代理是否转发 /push/，且不改写路径。"
        }
        (Lang::Zh, Trouble::Changed) => {
            "推送在途中被改动，签名对不上。检查代理是否改写了查询参数或请求正文，以及密钥是否刚刚更换。"
        }
        (Lang::Zh, Trouble::Status) => "应答的状态不是 200。查看反向代理与本系统的日志。",
        (Lang::Zh, Trouble::NotBare) => {
            "应答必须恰好是 success，不能有引号、空白、BOM 或页面。检查代理是否改写了应答。"
        }
        (Lang::Zh, Trouble::NotEchoed) => {
            "没有原样返回 echostr。检查代理是否改写了应答，或地址是否指向了另一套系统。"
        }
        (Lang::Zh, Trouble::NotEmpty) => "这里应当返回空串。检查代理是否替换了空应答。",
        (Lang::Zh, Trouble::NotSealed) => {
            "应答没有加密，或被代理改写。检查地址是否指向了另一套系统。"
        }
        (Lang::Zh, Trouble::WrongKeys) => {
            "应答不是用本平台的 Token 与 EncodingAESKey 加密的。核对平台设置；地址也可能指向了另一套系统。"
        }
        (Lang::Zh, Trouble::WrongText) => "内容不符。地址可能指向了另一套系统。",
        (Lang::Zh, Trouble::NotWorked) => {
            "已收到，但没有按时处理。检查后台任务是否开启（workers），以及「推送记录」里的失败原因。"
        }
        (Lang::En, Trouble::Dns) => {
            "The name leads nowhere. Check DNS, and the public address in the settings."
        }
        (Lang::En, Trouble::Connect) => {
            "Nobody answers there. Check that the server listens, firewall and port: WeChat uses port 80 for http and 443 for https only."
        }
        (Lang::En, Trouble::Tls) => {
            "The certificate is not trusted: expired, for another name, or without its intermediate."
        }
        (Lang::En, Trouble::TooLate) => {
            "No answer within 5 seconds: WeChat cuts the connection. Check the proxy, the database and the load."
        }
        (Lang::En, Trouble::BrokenOff) => "The connection broke off. See the proxy's log.",
        (Lang::En, Trouble::Redirected) => {
            "A redirect, which WeChat does not follow. Let both URLs answer directly, or register the https address."
        }
        (Lang::En, Trouble::KeptOut) => {
            "A gateway or firewall kept the push out (401/403/429). Let /push/ through without sign-in, captcha or rate limits."
        }
        (Lang::En, Trouble::NotFound) => {
            "The path does not lead here. Check that the proxy forwards /push/ and does not rewrite it."
        }
        (Lang::En, Trouble::Changed) => {
            "The push was changed on its way: the signature does not fit. Check whether the proxy rewrites the query or the body, and whether the keys were just changed."
        }
        (Lang::En, Trouble::Status) => {
            "The status is not 200. See the logs of the proxy and of this server."
        }
        (Lang::En, Trouble::NotBare) => {
            "The answer must be exactly success: no quotes, blanks, BOM or page. Check whether the proxy rewrites answers."
        }
        (Lang::En, Trouble::NotEchoed) => {
            "The echostr was not given back as it is. Check whether the proxy rewrites answers, or the address leads to another system."
        }
        (Lang::En, Trouble::NotEmpty) => {
            "The answer must be empty here. Check whether the proxy replaces empty answers."
        }
        (Lang::En, Trouble::NotSealed) => {
            "The answer is not encrypted, or was rewritten. Check whether the address leads to another system."
        }
        (Lang::En, Trouble::WrongKeys) => {
            "The answer is not sealed with this platform's Token and EncodingAESKey. Check the settings, and whether the address leads to another system."
        }
        (Lang::En, Trouble::WrongText) => "Another text. The address may lead to another system.",
        (Lang::En, Trouble::NotWorked) => {
            "Taken in, but not worked off in time. Check that the workers are on, and why pushes failed."
        }
    }
}
