//! Calls to WeChat.

use domain::call::{Api, CallOutcome};

use crate::{prefs::Lang, words};

words! {
    /// Words of the log of calls to WeChat.
    pub struct CallWords {
        purpose: "本平台调用微信接口的每一次记录，不含令牌与内容。", "Every call to WeChat's APIs for this platform, without tokens and contents.";
        caption: "调用记录", "Calls to WeChat";
        at: "时间", "Time";
        api: "接口", "API";
        account: "授权方", "Account";
        appid: "授权方 AppID", "Account's AppID";
        result: "结果", "Result";
        reason: "说明", "Explanation";
        took: "耗时", "Took";
        node: "节点", "Node";
        errcode: "错误码", "Error code";
        any: "全部", "Any";
        done: "成功", "Went well";
        failed: "失败", "Failed";
        from: "开始日期", "From";
        to: "结束日期", "To";
        ip: "微信看到的出口 IP：", "The address that WeChat saw: ";
        rid: "微信请求编号", "WeChat's request id";
        unknown_code: "未收录的错误码，请以微信的说明为准。", "Not in our table of error codes: see WeChat's own words.";
        wechat_says: "微信原文：", "WeChat's words: ";
        empty: "还没有调用记录", "No calls yet";
        empty_body: "获取令牌、创建预授权码、换取授权等调用会显示在这里。", "Fetching tokens, minting codes and exchanging grants will appear here.";
    }
    with {
        ms(ms: i64): "{ms} 毫秒", "{ms} ms";
        kept(days: i64): "记录保留 {days} 天。", "Calls are kept for {days} days.";
        unlogged(n: i64): "今天另有 {n} 次调用只计了数，没有逐条记录（瞬间调用过多）。", "{n} more calls today were counted but not logged one by one: there were too many at once.";
    }
}

/// What an API is for.
#[must_use]
pub fn api(lang: Lang, path: &str) -> String {
    let (zh, en) = match Api::name(path) {
        "api_component_token" => ("获取平台令牌", "Fetch the platform's token"),
        "api_start_push_ticket" => ("请求推送票据", "Ask for tickets"),
        "api_create_preauthcode" => ("获取预授权码", "Mint a pre_auth_code"),
        "api_query_auth" => ("换取授权信息", "Exchange an authorization code"),
        "api_authorizer_token" => ("刷新授权方令牌", "Renew an account's token"),
        "api_get_authorizer_info" => ("读取授权方资料", "Read an account's profile"),
        "api_get_authorizer_list" => ("拉取授权方列表", "List the authorizers"),
        "api_get_authorizer_option" | "get_authorizer_option" => {
            ("读取授权方选项", "Read an account's option")
        }
        "api_set_authorizer_option" | "set_authorizer_option" => {
            ("设置授权方选项", "Set an account's option")
        }
        "send" => ("发送客服消息", "Send a customer message"),
        "get" => ("查询接口配额", "Ask for a quota"),
        "clear_quota" => ("清零接口配额", "Clear the quotas"),
        "v2" => (
            "清零接口配额（凭 AppSecret）",
            "Clear the quotas, by AppSecret",
        ),
        other => return other.to_owned(),
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// What became of a call that WeChat did not refuse, by what the log noted of it: `service` notes it, and these are no words of
/// WeChat's.
#[must_use]
pub fn trouble(lang: Lang, noted: &str) -> String {
    let (zh, en) = match noted {
        "no answer in time" => ("等待微信应答超时。", "WeChat did not answer in time."),
        "no connection" => (
            "无法连接微信，或连接中途断开。",
            "WeChat could not be reached, or the connection broke off.",
        ),
        other => {
            return match lang {
                Lang::Zh => format!("收到的应答不是微信接口的应答：{other}"),
                Lang::En => format!("The answer was none of WeChat's API: {other}"),
            };
        }
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// How a call ended.
#[must_use]
pub const fn outcome(lang: Lang, outcome: CallOutcome) -> &'static str {
    let (zh, en) = match outcome {
        CallOutcome::Done => ("成功", "Went well"),
        CallOutcome::Unreachable => ("无应答", "No answer"),
        CallOutcome::Transient => ("微信繁忙", "WeChat is busy"),
        CallOutcome::StaleToken => ("令牌失效", "Token not valid"),
        CallOutcome::Ticket => ("票据问题", "Ticket"),
        CallOutcome::Configuration => ("配置有误", "Configuration"),
        CallOutcome::Environment => ("IP 不在白名单", "IP not on the list"),
        CallOutcome::Quota => ("超出配额", "Quota used up"),
        CallOutcome::Code => ("授权码无效", "Code not valid"),
        CallOutcome::NotGranted => ("未授权", "Not granted"),
        CallOutcome::SetMissing => ("缺少权限集", "Set missing"),
        CallOutcome::RefreshToken => ("刷新令牌无效", "Refresh token"),
        CallOutcome::Account => ("账号受限", "Account limited"),
        CallOutcome::Bug => ("请求有误", "Bad request"),
        CallOutcome::Repeated => ("重复请求", "Done before"),
        CallOutcome::Unknown => ("未知错误", "Unknown error"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
