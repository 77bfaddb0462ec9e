//! What stands with every failure of WeChat's.

use console::TryAgain;

use crate::{prefs::Lang, words};

words! {
    /// Words beside a failure.
    pub struct FailureWords {
        seen_from: "微信看到的出口 IP：", "The address that WeChat saw: ";
        check: "与微信的授权列表对账", "Compare with WeChat's list";
    }
}

/// Whether trying again is of use, and who does it.
#[must_use]
pub const fn again(lang: Lang, again: TryAgain) -> &'static str {
    let (zh, en) = match again {
        TryAgain::ByItself => (
            "后台会自动重试；手动操作请稍后再试",
            "What goes on in the background is tried again by itself; what you started, start again in a moment",
        ),
        TryAgain::WithNewToken => (
            "系统会自动换取新令牌，再试一次",
            "Grantbook fetches a new token and tries once more by itself",
        ),
        TryAgain::AfterReset => (
            "配额恢复前不会再试（每日配额在北京时间零点恢复）",
            "Not tried again before the quota recovers: a day's quota does at midnight in Beijing",
        ),
        TryAgain::OnceMended => (
            "需要人工处理，处理好之前重试不会成功",
            "Somebody has to act: until then, trying again is of no use",
        ),
        TryAgain::Never => ("原样重试不会成功", "Trying the same again is of no use"),
        TryAgain::NotNeeded => ("无需重试", "There is no need to try again"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
