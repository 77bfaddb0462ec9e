use serde::{Deserialize, Serialize};

use super::{Cursor, Reading};
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

impl AuditFilter {
    /// Reads `actor_kind`, `actor`, `action`, `kind`, `object`, `outcome`, `from`, `to` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        let mut filter = Self {
            actor_kind: query.value("actor_kind", ActorKind::from_code),
            actor: query.value("actor", id),
            action: query.value("action", Action::from_code),
            object_kind: query.value("kind", ObjectKind::from_code),
            object: query.value("object", id),
            outcome: query.value("outcome", Outcome::from_code),
            from: query.value("from", |text| text.parse().ok()),
            to: query.value("to", |text| text.parse().ok()),
            after: query.value("after", |place| place.parse().ok()),
        };
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && from > to
        {
            filter.to = None;
            query.leave_out("to");
        }
        filter
    }

    /// The same as pairs for a URL, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 8] {
        [
            (
                "actor_kind",
                self.actor_kind.map(|kind| kind.code().to_owned()),
            ),
            ("actor", self.actor.clone()),
            ("action", self.action.map(|action| action.code().to_owned())),
            ("kind", self.object_kind.map(|kind| kind.code().to_owned())),
            ("object", self.object.clone()),
            (
                "outcome",
                self.outcome.map(|outcome| outcome.code().to_owned()),
            ),
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

/// An id of whatever kind, pasted with or without space around it.
fn id(text: &str) -> Option<String> {
    let text = text.trim();
    let plain = (1..=64).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    plain.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    fn read(pairs: &[(&str, &str)]) -> (AuditFilter, Vec<String>) {
        read_pairs(pairs, AuditFilter::read)
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
        assert_eq!(nonsense, Vec::<String>::new());
        let back = filter.pairs();
        let back = back
            .iter()
            .map(|(name, value)| (*name, value.as_deref().unwrap()));
        assert!(back.eq(pairs));
        assert!(filter.is_narrow() && !AuditFilter::default().is_narrow());
        assert_eq!(read(&[("actor", ""), ("from", "")]), Default::default());
        let (pasted, nonsense) = read(&[("object", " lnk_1\n"), ("actor", "\tprs_1 ")]);
        assert_eq!(nonsense, Vec::<String>::new());
        assert_eq!(pasted.object.as_deref(), Some("lnk_1"));
        assert_eq!(pasted.actor.as_deref(), Some("prs_1"));
        assert_eq!(read(&[("object", " ")]).1, ["object= "]);
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
        assert_eq!(
            nonsense,
            [
                "actor_kind=robot",
                "actor=<script>",
                "action=\0",
                "from=yesterday",
                "after=x"
            ]
        );
        let kept = AuditFilter {
            outcome: Some(Outcome::Done),
            ..AuditFilter::default()
        };
        assert_eq!(filter, kept);
        let (filter, nonsense) = read(&[("from", "2026-03-02"), ("to", "2026-03-01")]);
        assert!(filter.from.is_some() && filter.to.is_none());
        assert_eq!(nonsense, ["to=2026-03-01"]);
    }
}
