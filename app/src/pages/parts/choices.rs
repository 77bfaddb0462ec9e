//! Choices of filters.

use domain::sets::SetIds;

use crate::{
    form::Choice,
    locales::{kinds, lang},
};

/// The sets of a filter: those on offer, and the one that is chosen whatever it is.
pub fn set_choices(offered: &SetIds, chosen: Option<i64>) -> Vec<Choice> {
    let lang = lang();
    offered
        .iter()
        .chain(chosen.filter(|set| !offered.contains(*set)))
        .map(|set| Choice::new(set.to_string(), kinds::set(lang, set)))
        .collect()
}

/// The choices behind one that stands for none.
pub fn with_any(any: &str, choices: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", any))
        .chain(choices)
        .collect()
}
