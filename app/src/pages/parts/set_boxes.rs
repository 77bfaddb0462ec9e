//! Permission sets to choose from.

use domain::{catalogue, sets::SetIds};

use crate::{
    form::Choice,
    locales::{kinds, lang, links::LinksWords},
};

/// These sets in the catalogue's order, so those of one kind of account stand together; unknown ids last.
#[must_use]
pub fn set_boxes(ids: &SetIds) -> Vec<Choice> {
    let (t, lang) = (LinksWords::here(), lang());
    let known = catalogue::all()
        .filter(|set| ids.contains(set.id))
        .map(|set| {
            let purpose = kinds::set_purpose(lang, set.id);
            let exclusive = set.is_exclusive().then(|| t.exclusive.to_owned());
            Choice {
                value: set.id.to_string(),
                label: kinds::set(lang, set.id),
                note: format!("{} · {purpose}", kinds::family(lang, set.family)),
                marks: exclusive.into_iter().collect(),
            }
        });
    let unknown = ids.iter().filter(|id| catalogue::find(*id).is_none());
    known
        .chain(unknown.map(|id| Choice::new(id.to_string(), kinds::set(lang, id))))
        .collect()
}
