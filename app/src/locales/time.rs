//! Lengths of time in words.

use domain::time::{Span, Timestamp};

use crate::prefs::Lang;

/// A length: "3 分钟", "1 小时 5 分", "2 days".
#[must_use]
pub fn length(lang: Lang, span: Span) -> String {
    match (lang, span) {
        (Lang::Zh, Span::Seconds(n)) => format!("{n} 秒"),
        (Lang::Zh, Span::Minutes(n)) => format!("{n} 分钟"),
        (Lang::Zh, Span::Hours(n, 0)) => format!("{n} 小时"),
        (Lang::Zh, Span::Hours(n, m)) => format!("{n} 小时 {m} 分"),
        (Lang::Zh, Span::Days(n)) => format!("{n} 天"),
        (Lang::En, Span::Seconds(n)) => format!("{n} s"),
        (Lang::En, Span::Minutes(n)) => format!("{n} min"),
        (Lang::En, Span::Hours(n, 0)) => format!("{n} h"),
        (Lang::En, Span::Hours(n, m)) => format!("{n} h {m} min"),
        (Lang::En, Span::Days(1)) => "1 day".to_owned(),
        (Lang::En, Span::Days(n)) => format!("{n} days"),
    }
}

/// Where a moment stands from `now`: "刚刚", "3 分钟前", "in 2 days".
#[must_use]
pub fn relative(lang: Lang, at: Timestamp, now: Timestamp) -> String {
    let span = at.span_to(now);
    if matches!(span, Span::Seconds(_)) {
        return match (lang, at > now) {
            (Lang::Zh, false) => "刚刚".to_owned(),
            (Lang::Zh, true) => "即将".to_owned(),
            (Lang::En, false) => "just now".to_owned(),
            (Lang::En, true) => "any moment".to_owned(),
        };
    }
    let length = length(lang, span);
    match (lang, at > now) {
        (Lang::Zh, false) => format!("{length}前"),
        (Lang::Zh, true) => format!("{length}后"),
        (Lang::En, false) => format!("{length} ago"),
        (Lang::En, true) => format!("in {length}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn before_and_after_read_naturally() {
        let now = Timestamp::from_secs(1_700_000_000);
        assert_eq!(relative(Lang::Zh, now.plus_secs(-200), now), "3 分钟前");
        assert_eq!(
            relative(Lang::Zh, now.plus_secs(3_900), now),
            "1 小时 5 分后"
        );
        assert_eq!(relative(Lang::En, now.plus_secs(-2), now), "just now");
        assert_eq!(relative(Lang::En, now.plus_secs(86_400), now), "in 1 day");
    }
}
