//! WeChat's quotas.

use crate::words;

words! {
    /// Words of the page about quotas.
    pub struct QuotaWords {
        purpose: "各接口今天调用了多少次、微信说还剩多少。配额每天 0 点（北京时间）恢复。", "How often each API was called today, and what WeChat says is left. Quotas begin anew at midnight, Beijing time.";
        caption: "接口配额", "Quotas";
        api: "接口", "API";
        today: "今日调用", "Calls today";
        failed: "其中失败", "Failed";
        yesterday: "昨日调用", "Yesterday";
        limit: "每日上限", "Calls a day";
        left: "微信答复剩余", "Left, WeChat says";
        asked: "查询时间", "Asked";
        own: "按授权方计算", "Counts for each account";
        never_asked: "未查询", "Not asked";
        paused_row: "已暂停", "Paused";
        manage: "查询与清零", "Ask and clear";
        ask: "向微信查询剩余配额", "Ask WeChat what is left";
        clear: "清零接口配额", "Clear the quotas";
        clear_title: "清零本平台的接口配额？", "Clear this platform's quotas?";
        clear_body: "本平台所有接口今天的调用次数将归零，已暂停的接口随即恢复。每月最多 10 次，与在微信后台的操作合并计算，用掉的次数无法退回。", "Today's calls of all the platform's APIs are set to nothing, and those that are paused are called again. There are ten a month, together with those in WeChat's console; one that is used does not come back.";
        clears_spent: "本月的 10 次清零已用完，下月 1 日恢复。", "This month's ten clears are used up; there are new ones on the 1st.";
        resume: "立即恢复调用", "Resume now";
        resume_title: "提前恢复已暂停的接口？", "Call the paused APIs again?";
        resume_body: "请先确认配额已在微信后台清零或提升，否则下一次调用会再次被微信拒绝并重新暂停。", "Do this after the quota was cleared or raised in WeChat's console; otherwise the next call is refused again, and the API pauses anew.";
        paused: "接口配额已用完，已暂停调用", "Quota used up: calls are paused";
        paused_body: "微信返回 45009（当日调用次数已用完）。为避免无效重试，以下接口在所有节点暂停调用，到时自动恢复；也可以清零配额，立即恢复。", "WeChat answered 45009: the day's calls are used up. So as not to call in vain, no node calls these APIs until the time given; clearing the quotas lets them go on at once.";
        paused_until: "恢复时间", "Goes on at";
        since: "暂停于", "paused";
        of_account: "授权方自己的配额", "the account's own quota";
        more: "查看接口配额", "See the quotas";
        about: "“今日调用”由系统自己计数，只含从这里发出的调用；其他系统也在调用时，以微信的答复为准。", "Calls are counted here, and only those made from here. Where other systems call too, go by what WeChat says.";
    }
    with {
        clears(used: i64, most: i64): "本月已清零 {used} 次，上限 {most} 次（在微信后台的操作未计入）", "Cleared {used} of {most} times this month, not counting WeChat's console";
    }
}
