//! Tokens, without the tokens.

use crate::words;

words! {
    /// Words of the page about tokens.
    pub struct TokenWords {
        purpose: "平台令牌与各授权方令牌的时间和状态；令牌本身从不显示。", "Ages and states of the platform's token and of the accounts' tokens; the tokens themselves are never shown.";
        component: "平台令牌", "Component token";
        got: "获取时间", "Came";
        expires: "有效期至", "Expires";
        with_ticket: "收到新的票据后", "Once a new ticket is here";
        at_once: "即将刷新", "In a moment";
        never: "尚未获取", "None yet";
        last_failure: "最近一次刷新失败", "The last renewal failed";
        views: "令牌范围", "Which tokens";
        all: "全部", "All";
        failing: "刷新失败", "Failing";
        lost: "缺少刷新令牌", "No refresh token";
        caption: "授权方令牌", "Accounts' tokens";
        pick: "选择", "Pick";
        account: "授权方", "Account";
        state: "状态", "State";
        next: "下次刷新", "Next renewal";
        trouble: "最近的问题", "Last trouble";
        valid: "有效", "Valid";
        expired: "已过期", "Expired";
        renewed: "已刷新", "Renewed";
        failed: "刷新失败", "Failed";
        under_way: "处理中，请稍后刷新页面", "Under way: reload in a moment";
        cannot: "缺少刷新令牌，请客户重新授权", "No refresh token: the customer has to grant again";
        unnamed: "未命名账号", "Unnamed account";
        renew: "立即刷新所选", "Renew those picked now";
        renew_one: "立即刷新", "Renew now";
        asked: "刷新结果", "What became of each";
        asked_note: "以下是刚才要求刷新的授权方；未完成的会在后台继续。", "These are the accounts whose renewal was asked for; those under way go on by themselves.";
        empty: "还没有授权方", "No accounts yet";
        empty_body: "客户授权后，令牌会自动获取并在到期前刷新。", "Once a customer grants, its token is fetched and renewed ahead of time.";
        rests: "授权方令牌的刷新已暂停", "No account's token is renewed just now";
        rests_body: "刚才的失败与具体授权方无关（例如票据、AppSecret 或 IP 白名单有问题），为避免逐个重试，所有节点暂停到：", "What failed has nothing to do with one account: the ticket, the AppSecret or the IP list, for example. So as not to try them one by one, all nodes wait until";
        rival: "疑似有其他系统在刷新本平台的令牌", "Another system seems to renew this platform's tokens";
        rival_body: "微信作废了一个尚未到期、且本系统没有刷新过的令牌。请检查是否有测试机、旧系统或其他程序使用同一个 AppSecret 获取令牌；每次获取都会使这里的令牌失效。连续一天没有再发生，本提示自动消失。", "WeChat voided a token that had time left and was not renewed here. Look for a test machine, an old system or another program that fetches tokens with the same AppSecret: each time it does, the token here becomes void. The notice goes by itself after a quiet day.";
        rival_since: "首次发现", "First seen";
        rival_last: "最近一次", "Last seen";
        rival_call: "发现时调用的接口", "The call that told";
        rival_renewed: "本系统上次刷新", "Renewed here before";
        rival_more: "查看令牌", "Tokens";
    }
    with {
        times(n: i64): "共 {n} 次", "Times: {n}";
        tries(n: i64): "已连续失败 {n} 次", "Failures in a row: {n}";
    }
}
