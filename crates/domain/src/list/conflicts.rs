use serde::{Deserialize, Serialize};

use super::{Cursor, Reading, TypedCustomer, yes_no};
use crate::{conflict::Lack, ids::CustomerId};

/// Which conflicts, by whether they are over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConflictState {
    /// The set is lacking now.
    #[default]
    Open,
    /// It was, and is not any more.
    Closed,
    /// Both.
    All,
}

impl ConflictState {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Open, Self::Closed, Self::All];

    /// As it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::All => "all",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Which conflicts to list: exclusive sets first, then the newest.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ConflictFilter {
    /// Open ones, closed ones, or both.
    pub state: ConflictState,
    /// Only those of this customer's accounts.
    pub customer: Option<CustomerId>,
    /// Those of a customer that somebody typed: to be found out before anything is listed.
    pub typed: Option<TypedCustomer>,
    /// Only those about this set.
    pub set: Option<i64>,
    /// Only withheld or only removed ones.
    pub lack: Option<Lack>,
    /// Only exclusive sets, or only the others.
    pub exclusive: Option<bool>,
    /// Only those that staff took note of, or only the others.
    pub acknowledged: Option<bool>,
    /// Continue behind this row: see [`Self::place`].
    pub after: Option<Cursor>,
}

/// Above every moment in milliseconds, and small enough that a sum of both is exact in a browser's numbers.
const EXCLUSIVE: i64 = 1_000_000_000_000_000;

impl ConflictFilter {
    /// The same for the customer whom what was typed has been found to mean, if one has.
    #[must_use]
    pub fn of_found(&self, found: Option<&CustomerId>) -> Self {
        match found {
            Some(customer) => Self {
                customer: Some(customer.clone()),
                typed: None,
                ..self.clone()
            },
            None => self.clone(),
        }
    }

    /// Reads `state`, `customer`, `set`, `lack`, `exclusive`, `acknowledged` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        let (customer, typed) = TypedCustomer::read(query);
        Self {
            state: query
                .value("state", ConflictState::from_code)
                .unwrap_or_default(),
            customer,
            typed,
            set: query.value("set", |set| set.parse().ok()),
            lack: query.value("lack", Lack::from_code),
            exclusive: query.yes_or_no("exclusive"),
            acknowledged: query.yes_or_no("acknowledged"),
            after: query.value("after", |place| place.parse().ok()),
        }
    }

    /// The same as pairs for a URL, without the place in the list and without what is yet to be found out.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 6] {
        let state = Some(self.state).filter(|state| *state != ConflictState::default());
        let yes_no = |yes: Option<bool>| yes.map(|yes| yes_no(yes).to_owned());
        [
            ("state", state.map(|state| state.code().to_owned())),
            ("customer", self.customer.as_ref().map(ToString::to_string)),
            ("set", self.set.map(|set| set.to_string())),
            ("lack", self.lack.map(|lack| lack.code().to_owned())),
            ("exclusive", yes_no(self.exclusive)),
            ("acknowledged", yes_no(self.acknowledged)),
        ]
    }

    /// The sort key of a conflict as one number: exclusive ones have the larger ones.
    #[must_use]
    pub const fn place(exclusive: bool, opened_at_millis: i64) -> i64 {
        if exclusive {
            opened_at_millis.saturating_add(EXCLUSIVE)
        } else {
            opened_at_millis
        }
    }

    /// What [`Self::place`] made one number of.
    #[must_use]
    pub const fn placed(key: i64) -> (bool, i64) {
        if key >= EXCLUSIVE {
            (true, key - EXCLUSIVE)
        } else {
            (false, key)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    #[test]
    fn a_filter_survives_its_address_and_nonsense_is_named() {
        let pairs = [
            ("state", "closed"),
            ("set", "18"),
            ("lack", "removed"),
            ("exclusive", "yes"),
            ("acknowledged", "no"),
        ];
        let (filter, ignored) = read_pairs(&pairs, ConflictFilter::read);
        assert_eq!(ignored, Vec::<String>::new());
        let back = filter.pairs();
        let back = back
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
        assert!(back.eq(pairs), "{filter:?}");

        let nonsense = [("state", "gone"), ("set", "x"), ("exclusive", "perhaps")];
        let (filter, ignored) = read_pairs(&nonsense, ConflictFilter::read);
        assert_eq!(filter, ConflictFilter::default());
        assert_eq!(ignored, ["state=gone", "set=x", "exclusive=perhaps"]);
    }

    #[test]
    fn places_sort_exclusive_ones_above_all_others() {
        for place in [
            (true, 0),
            (true, 1_790_000_000_000),
            (false, 1_790_000_000_000),
        ] {
            assert_eq!(
                ConflictFilter::placed(ConflictFilter::place(place.0, place.1)),
                place
            );
        }
        assert!(ConflictFilter::place(true, 0) > ConflictFilter::place(false, 4_000_000_000_000));
        for state in ConflictState::ALL {
            assert_eq!(ConflictState::from_code(state.code()), Some(state));
        }
    }
}
