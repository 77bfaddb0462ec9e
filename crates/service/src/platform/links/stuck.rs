use console::{Meaning, PageCodeView};
use wechat::page_codes::{self, PageCode};

/// The codes of WeChat's authorization page in words: all of them, or the one that somebody typed, with its sign or
/// without. Nothing for a number that is none of them.
pub(super) fn page_codes(typed: Option<&str>) -> Vec<PageCodeView> {
    // A minus of another alphabet comes from a screenshot's text or a Chinese keyboard.
    let typed = typed.map(|text| {
        let digits = text.trim().trim_start_matches(['-', '−', '－', '—', '–']);
        digits.parse().ok().and_then(page_codes::find)
    });
    match typed {
        None => page_codes::all().iter().copied().map(view).collect(),
        Some(found) => found.map(view).into_iter().collect(),
    }
}

fn view(code: PageCode) -> PageCodeView {
    PageCodeView {
        code: code.code,
        meaning: Meaning {
            zh: code.zh.to_owned(),
            en: code.en.to_owned(),
            next_zh: code.next_zh.to_owned(),
            next_en: code.next_en.to_owned(),
            again: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_its_sign_was_typed() {
        for typed in ["-14", "14", " −14 ", "－14", "—14"] {
            let found = page_codes(Some(typed));
            assert_eq!(found.len(), 1, "{typed:?}");
            assert_eq!(found[0].code, -14);
        }
        assert!(page_codes(None).len() > 15);
        for typed in ["1", "abc", "", "99999999999999999999"] {
            assert_eq!(page_codes(Some(typed)), [], "{typed:?}");
        }
    }
}
