use serde::{Deserialize, Serialize};

use super::Cursor;
use crate::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    day::Day,
};

/// Which entries of the audit trail to list, newest first. Its parts can be combined as one likes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditFilter {
    /// Only what this kind of actor did.
    pub actor_kind: Option<ActorKind>,
    /// Only what the actor with this id did.
    pub actor: Option<String>,
    /// Only this action.
    pub action: Option<Action>,
    /// Only what was done to this kind of thing.
    pub object_kind: Option<ObjectKind>,
    /// Only those about the thing with this id.
    pub object: Option<String>,
    /// Only what ended so.
    pub outcome: Option<Outcome>,
    /// Not before this day.
    pub from: Option<Day>,
    /// Not after this day.
    pub to: Option<Day>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

/// The names of its parts in a URL's query.
pub const AUDIT_PARTS: [&str; 8] = [
    "actor_kind",
    "actor",
    "action",
    "kind",
    "object",
    "outcome",
    "from",
    "to",
];

impl AuditFilter {
    /// From a URL's query, where empty values are none; with the names of the parts that make no sense, which are left
    /// out.
    pub fn read(query: impl Fn(&str) -> Option<String>) -> (Self, Vec<&'static str>) {
        let mut reader = Reader {
            query: &query,
            nonsense: Vec::new(),
        };
        let mut filter = Self {
            actor_kind: reader.part("actor_kind", ActorKind::from_code),
            actor: reader.part("actor", id),
            action: reader.part("action", Action::from_code),
            object_kind: reader.part("kind", ObjectKind::from_code),
            object: reader.part("object", id),
            outcome: reader.part("outcome", Outcome::from_code),
            from: reader.part("from", |text| text.parse().ok()),
            to: reader.part("to", |text| text.parse().ok()),
            after: reader.part("after", |text| text.parse().ok()),
        };
        let mut nonsense = reader.nonsense;
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from > to
        {
            filter.to = None;
            nonsense.push("to");
        }
        (filter, nonsense)
    }

    /// As pairs of a URL's query, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let Self {
            actor_kind,
            actor,
            action,
            object_kind,
            object,
            outcome,
            from,
            to,
            after: _,
        } = self;
        let values = [
            actor_kind.map(|kind| kind.code().to_owned()),
            actor.clone(),
            action.map(|action| action.code().to_owned()),
            object_kind.map(|kind| kind.code().to_owned()),
            object.clone(),
            outcome.map(|outcome| outcome.code().to_owned()),
            from.map(String::from),
            to.map(String::from),
        ];
        AUDIT_PARTS
            .into_iter()
            .zip(values)
            .filter_map(|(name, value)| Some((name, value?)))
            .collect()
    }

    /// Whether it leaves out anything.
    #[must_use]
    pub fn is_narrow(&self) -> bool {
        !self.pairs().is_empty()
    }
}

struct Reader<'a, Q> {
    query: &'a Q,
    nonsense: Vec<&'static str>,
}

impl<Q: Fn(&str) -> Option<String>> Reader<'_, Q> {
    fn part<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = (self.query)(name).filter(|text| !text.is_empty())?;
        let value = parse(&text);
        if value.is_none() {
            self.nonsense.push(name);
        }
        value
    }
}

/// An id of whatever kind.
fn id(text: &str) -> Option<String> {
    let plain = text.len() <= 64 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)]) -> (AuditFilter, Vec<&'static str>) {
        AuditFilter::read(|name| {
            pairs
                .iter()
                .find(|(given, _)| *given == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn what_is_in_the_address_comes_back_from_it() {
        let pairs = [
            ("actor_kind", "staff"),
            ("actor", "prs_1"),
            ("action", "link.make"),
            ("kind", "link"),
            ("object", "lnk_1"),
            ("outcome", "refused"),
            ("from", "2026-03-01"),
            ("to", "2026-03-01"),
        ];
        let (filter, nonsense) = read(&pairs);
        assert_eq!(nonsense, Vec::<&str>::new());
        let back = filter.pairs();
        let back: Vec<_> = back.iter().map(|(name, v)| (*name, v.as_str())).collect();
        assert_eq!(back, pairs);
        assert_eq!(read(&[("actor", ""), ("from", "")]), Default::default());
    }

    #[test]
    fn what_makes_no_sense_is_named_and_left_out() {
        let (filter, nonsense) = read(&[
            ("actor_kind", "robot"),
            ("actor", "<script>"),
            ("action", "\0"),
            ("outcome", "done"),
            ("from", "yesterday"),
            ("after", "x"),
        ]);
        assert_eq!(nonsense, ["actor_kind", "actor", "action", "from", "after"]);
        let kept = AuditFilter {
            outcome: Some(Outcome::Done),
            ..AuditFilter::default()
        };
        assert_eq!(filter, kept);
        let (filter, nonsense) = read(&[("from", "2026-03-02"), ("to", "2026-03-01")]);
        assert!(filter.from.is_some() && filter.to.is_none());
        assert_eq!(nonsense, ["to"]);
    }
}
