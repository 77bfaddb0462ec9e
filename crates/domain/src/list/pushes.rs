use serde::{Deserialize, Serialize};

use super::{Cursor, Reading};
use crate::{day::Day, push::PushState};

/// The longest kind and AppID that are looked for, in characters.
const WORD_MAX: usize = 64;

/// Which pushes to list, newest first. Its parts can be combined as one likes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PushFilter {
    /// Only those that stand there.
    pub state: Option<PushState>,
    /// Only those of this kind: an InfoType, or a message's Event. Empty: all.
    pub kind: String,
    /// Only those about the account with this AppID. Empty: all.
    pub account: String,
    /// Not received before this day.
    pub from: Option<Day>,
    /// Not received after this day.
    pub to: Option<Day>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl PushFilter {
    /// Reads `state`, `kind`, `account`, `from`, `to` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        let from: Option<Day> = query.value("from", |day| day.parse().ok());
        Self {
            state: query.value("state", PushState::from_code),
            kind: query.value("kind", word).unwrap_or_default(),
            account: query.value("account", word).unwrap_or_default(),
            from,
            // Days that end before they begin leave nothing: the end is left out.
            to: query.value("to", |day| {
                day.parse()
                    .ok()
                    .filter(|to| from.is_none_or(|from| from <= *to))
            }),
            after: query.value("after", |place| place.parse().ok()),
        }
    }

    /// The same as pairs for a URL, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 5] {
        let text = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        [
            ("state", self.state.map(|state| state.code().to_owned())),
            ("kind", text(&self.kind)),
            ("account", text(&self.account)),
            ("from", self.from.map(String::from)),
            ("to", self.to.map(String::from)),
        ]
    }

    /// Whether it leaves out anything.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        self.pairs().iter().any(|(_, value)| value.is_some())
    }
}

/// A word as WeChat spells kinds and AppIDs.
fn word(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = !text.is_empty()
        && text.len() <= WORD_MAX
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'));
    plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    fn read(pairs: &[(&str, &str)]) -> (PushFilter, Vec<String>) {
        read_pairs(pairs, PushFilter::read)
    }

    #[test]
    fn a_filter_survives_its_address_and_nonsense_is_named() {
        let pairs = [
            ("state", "dead"),
            ("kind", "unauthorized"),
            ("account", "wx0123456789abcdef"),
            ("from", "2026-03-01"),
            ("to", "2026-03-02"),
        ];
        let (filter, ignored) = read(&pairs);
        assert_eq!(ignored, Vec::<String>::new());
        assert_eq!(
            filter.pairs(),
            pairs.map(|(name, value)| (name, Some(value.to_owned())))
        );
        assert!(filter.is_narrow());
        let (filter, ignored) = read(&[
            ("state", "lost"),
            ("kind", "<b>"),
            ("account", "a b"),
            ("from", "2026-03-02"),
            ("to", "2026-03-01"),
            ("after", "x"),
        ]);
        let names = ["to", "state", "kind", "account", "after"];
        for name in names {
            assert!(
                ignored.iter().any(|part| part.starts_with(name)),
                "{name}: {ignored:?}"
            );
        }
        assert_eq!(ignored.len(), names.len(), "{ignored:?}");
        assert_eq!(filter.from, "2026-03-02".parse().ok());
        assert_eq!(filter.to, None);
    }
}
