//! What WeChat's error codes mean for a platform, as data (docs/wechat.md §9).

mod table;

use crate::Class;

/// One error code in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The number.
    pub errcode: i64,
    /// WeChat's own text for it.
    pub name: &'static str,
    /// What happened, in Chinese.
    pub zh: &'static str,
    /// What happened, in English.
    pub en: &'static str,
    /// What to do next, in Chinese.
    pub next_zh: &'static str,
    /// What to do next, in English.
    pub next_en: &'static str,
    /// Who can do something about it.
    pub class: Class,
}

/// The meaning of `errcode`; `None` for those that a platform does not meet here.
///
/// ```
/// use wechat::{Class, Retry, errcode};
///
/// let meaning = errcode::meaning(61_005).ok_or("not in the table")?;
/// assert_eq!(meaning.zh, "票据已过期（超过 12 小时）");
/// assert_eq!((meaning.class, meaning.class.retry()), (Class::Ticket, Retry::WhenMended));
/// assert!(errcode::meaning(12_345).is_none());
/// # Ok::<(), &str>(())
/// ```
pub fn meaning(errcode: i64) -> Option<Meaning> {
    let at = all().binary_search_by_key(&errcode, |meaning| meaning.errcode);
    all().get(at.ok()?).copied()
}

/// The whole table, by ascending number.
pub fn all() -> &'static [Meaning] {
    &table::TABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Retry;

    #[test]
    fn numbers_ascend_and_every_word_is_there() {
        assert!(
            all()
                .windows(2)
                .all(|pair| pair[0].errcode < pair[1].errcode)
        );
        for meaning in all() {
            for word in [
                meaning.name,
                meaning.zh,
                meaning.en,
                meaning.next_zh,
                meaning.next_en,
            ] {
                assert!(!word.is_empty(), "{}", meaning.errcode);
            }
        }
    }

    #[test]
    fn stale_tokens_are_exactly_the_four_codes() {
        let stale: Vec<i64> = all()
            .iter()
            .filter(|meaning| meaning.class == Class::StaleToken)
            .map(|meaning| meaning.errcode)
            .collect();
        assert_eq!(stale, [40001, 40014, 42001, 42006]);
    }

    /// docs/wechat.md §9 names them; a platform meets no others here.
    #[test]
    fn every_code_of_the_reference_is_there() {
        let named = "-1 40001 40013 40014 40029 40091 40094 40125 40164 40170 41001 41002 41004 41018 41021 42001 42002 42003 \
            42006 42007 43001 43002 43003 43007 44002 45009 45011 45035 47001 48001 48004 48006 50002 61000 61001 61002 61003 \
            61004 61005 61006 61007 61008 61009 61010 61011 61012 61013 61014 61015 61016 61017 61018 61019 61020 61021 61022 \
            61023 61024 61025 61026 61027 61028 61029 61030 61051 61052 61053 61054 61055 61056 61058 61061 61063 61064 61065 \
            61066 61067 61068 61069 61070 76003 76021 76022";
        for code in named.split_whitespace() {
            assert!(meaning(code.parse().unwrap()).is_some(), "{code}");
        }
    }

    /// The words and the class say the same of who has to do something.
    #[test]
    fn the_next_step_fits_the_class() {
        // An option's values are on offer; what a platform may never do, the customer does.
        const OWN_WORDS: [i64; 2] = [61_013, 61_030];
        for meaning in all() {
            let (code, class, next) = (meaning.errcode, meaning.class, meaning.next_zh);
            let fits = |class_is: bool, words: &[&str]| {
                let says = words.iter().any(|word| next.contains(word));
                assert_eq!(class_is, says, "{code} {class:?}: {next}");
            };
            let retry = class.retry();
            fits(retry == Retry::Later, &["自动重试"]);
            fits(retry == Retry::WithNewToken, &["换取新令牌"]);
            fits(retry == Retry::AfterReset, &["配额", "下个月"]);
            if !OWN_WORDS.contains(&code) {
                fits(class == Class::Bug, &["程序问题"]);
            }
            assert_eq!(
                class == Class::Repeated,
                next == "无需处理",
                "{code}: {next}"
            );
            assert_eq!(
                class == Class::Repeated,
                retry == Retry::NotNeeded,
                "{code}"
            );
            if retry == Retry::WhenMended {
                let acts = ["请", "核对", "检查", "把", "在微信开放平台", "等对方"];
                assert!(
                    acts.iter().any(|word| next.contains(word)),
                    "{code}: {next}"
                );
            }
        }
    }

    #[test]
    fn an_unknown_number_has_no_meaning() {
        assert_eq!(meaning(12_345), None);
        assert_eq!(meaning(61_004).unwrap().class, Class::Environment);
    }
}
