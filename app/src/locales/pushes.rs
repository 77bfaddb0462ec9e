//! Pushes in words: what they are, what became of them, why they were refused.

use domain::push::{KeyPair, PushOutcome, PushState, TryEnd};

use crate::prefs::Lang;

const UNREADABLE: [&str; 5] = ["padding", "cipher", "base64", "length", "encoding"];

/// The reason for staff; a code without words of its own is shown as it is.
#[must_use]
pub fn reason(lang: Lang, code: &str) -> String {
    let (zh, en) = match code {
        "signature" => ("签名不符", "Wrong signature"),
        "receiver" => ("接收方 AppID 不符", "For another AppID"),
        code if UNREADABLE.contains(&code) => (
            "解密失败，消息加解密 Key 可能不一致",
            "Could not be decrypted: perhaps another EncodingAESKey",
        ),
        "bad_key" => ("消息加解密 Key 格式错误", "The EncodingAESKey is malformed"),
        "doctype" => ("包含文档类型声明", "Carries a document type"),
        "xml" => ("不是微信推送的格式", "Not the form of WeChat's pushes"),
        "event" => (
            "解密后不是授权事件",
            "Decrypted, but not an authorization event",
        ),
        "too_large" => ("内容过大", "Too large"),
        other => return other.to_owned(),
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// What to do about it; nothing for a reason without words of its own.
#[must_use]
pub fn advice(lang: Lang, code: &str) -> Option<&'static str> {
    let (zh, en) = match code {
        "signature" => (
            "与保存的消息校验 Token 不一致。请对照微信开放平台「开发资料」核对 Token；若来源不明，可能是他人在试探这个地址，无需处理。",
            "Signed with another Token than ours. Compare the Token with the one at WeChat; if you do not know where they come from, somebody is trying the address, and nothing needs to be done.",
        ),
        "receiver" => (
            "这些推送发给了另一个第三方平台。请检查那个平台在微信侧填写的「授权事件接收 URL」是否误填成了本平台的。",
            "They are meant for another third-party platform. Check whether that platform has this platform's event URL at WeChat by mistake.",
        ),
        code if UNREADABLE.contains(&code) => (
            "Token 正确但无法解密。请对照微信开放平台核对消息加解密 Key（EncodingAESKey），注意首尾字符是否漏抄。",
            "The Token is right, but the content cannot be decrypted. Compare the EncodingAESKey with the one at WeChat, its first and last characters above all.",
        ),
        "bad_key" => (
            "请在平台设置中重新填写消息加解密 Key。",
            "Enter the EncodingAESKey anew in the platform's settings.",
        ),
        "xml" | "doctype" | "event" | "too_large" => (
            "多半不是微信发来的。如果来自微信，请检查中间的代理或网关是否改写了请求内容。",
            "Most likely not from WeChat. If it is, check whether a proxy in between changes the body.",
        ),
        _ => return None,
    };
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

/// What came of a push that is done.
#[must_use]
pub const fn outcome(lang: Lang, outcome: PushOutcome) -> &'static str {
    let (zh, en) = match outcome {
        PushOutcome::TicketKept => ("票据已更新", "Ticket kept"),
        PushOutcome::TicketOlder => ("已有更新的票据", "A newer ticket was here"),
        PushOutcome::GrantRecorded => ("授权已入账", "Grant recorded"),
        PushOutcome::CodeHandedOver => ("授权码已交给对应的授权过程", "Code given to its attempt"),
        PushOutcome::CodeNotNeeded => ("授权已由其他途径入账", "Recorded by another way already"),
        PushOutcome::Overtaken => (
            "已被该账号更新的授权事件取代",
            "Overtaken by a newer event of the account",
        ),
        PushOutcome::GrantRevoked => ("授权已取消", "Grant revoked"),
        PushOutcome::RevocationOld => ("早于最新授权，无需处理", "Older than the newest grant"),
        PushOutcome::AccountUnknown => ("账号不在册，无需处理", "The account is not in the book"),
        PushOutcome::Noted => ("已记录", "Noted"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Where a push stands.
#[must_use]
pub const fn state(lang: Lang, state: PushState) -> &'static str {
    let (zh, en) = match state {
        PushState::Waiting => ("等待处理", "Waiting"),
        PushState::Done => ("已处理", "Done"),
        PushState::Dead => ("处理失败", "Failed"),
        PushState::Dismissed => ("已搁置", "Put aside"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// How a try ended that is not the newest.
#[must_use]
pub const fn try_end(lang: Lang, end: TryEnd) -> &'static str {
    let (zh, en) = match end {
        TryEnd::Later => ("未成功，稍后重试", "Not yet"),
        TryEnd::Dead => ("放弃", "Given up"),
        TryEnd::Interrupted => ("中断", "Interrupted"),
        TryEnd::Done => ("已处理", "Done"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Which pair of Token and key.
#[must_use]
pub const fn pair(lang: Lang, pair: KeyPair) -> &'static str {
    let (zh, en) = match pair {
        KeyPair::Current => ("当前密钥", "Current"),
        KeyPair::Previous => ("上一组密钥", "Previous"),
        KeyPair::Test => ("测试配置", "Test configuration"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What kind of push; a kind without words of its own is shown as WeChat spells it.
#[must_use]
pub fn kind(lang: Lang, kind: &str) -> String {
    let (zh, en) = match kind {
        "component_verify_ticket" => ("验证票据", "Verify ticket"),
        "authorized" => ("授权成功", "Authorized"),
        "updateauthorized" => ("授权更新", "Grant updated"),
        "unauthorized" => ("取消授权", "Unauthorized"),
        "notify_third_fasteregister" => ("快速注册小程序结果", "Fast registration"),
        "notify_third_fastregisterbetaapp" => ("试用小程序创建结果", "Trial mini program made"),
        "notify_third_fastverifybetaapp" => ("试用小程序转正结果", "Trial mini program verified"),
        "notify_icpfiling_verify_result" => ("备案人脸核身结果", "ICP filing: face check"),
        "notify_apply_icpfiling_result" => ("小程序备案结果", "ICP filing result"),
        "notify_3rd_wxa_auth" => ("小程序认证进度", "Verification progress"),
        "notify_3rd_wxa_wxverify" => ("小程序认证到期提醒", "Verification about to expire"),
        "notify_3rd_wxa_auth_and_icp" => ("认证与备案进度", "Verification and ICP filing"),
        "order_path_apply_result_notify" => ("订单页路径申请结果", "Order page path: applied"),
        "order_path_audit_result_notify" => ("订单页路径审核结果", "Order page path: reviewed"),
        "wxa_nickname_audit" => ("小程序名称审核结果", "Name review"),
        "debug_demo" => ("微信调试工具的测试消息", "Test by WeChat's debugging tool"),
        "QUERY_AUTH_CODE" => (
            "全网发布检测：返回 Api 文本消息",
            "Release check: reply by API",
        ),
        "weapp_audit_success" => ("小程序审核通过", "Review passed"),
        "weapp_audit_fail" => ("小程序审核不通过", "Review failed"),
        "weapp_audit_delay" => ("小程序审核延后", "Review delayed"),
        other => return other.to_owned(),
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// Why a push was not processed, where the reason is our own.
#[must_use]
pub fn failure(lang: Lang, code: &str) -> Option<&'static str> {
    let (zh, en) = match code {
        "callback_first" => (
            "同一次授权的页面回调正在处理，等它结束",
            "The customer's return of the same grant is being handled first",
        ),
        "grant_first" => (
            "该账号更早的授权还在换取中，等它结束",
            "An earlier grant of the account is still being exchanged",
        ),
        "interrupted" => (
            "处理进程多次中断",
            "The process that worked on it went away again and again",
        ),
        "malformed" => ("内容无法识别", "Its content makes no sense"),
        "internal" => ("系统内部错误", "Something failed on our side"),
        _ => return None,
    };
    Some(match lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}
