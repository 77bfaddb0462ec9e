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
pub fn meaning(errcode: i64) -> Option<Meaning> {
    all()
        .iter()
        .find(|meaning| meaning.errcode == errcode)
        .copied()
}

/// The whole table, by ascending number.
pub fn all() -> &'static [Meaning] {
    table::TABLE
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn an_unknown_number_has_no_meaning() {
        assert_eq!(meaning(12_345), None);
        assert_eq!(meaning(61_004).unwrap().class, Class::Environment);
    }
}
