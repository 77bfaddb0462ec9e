use serde::{Deserialize, Serialize};

use super::{Cursor, Reading, SEARCH_MAX};
use crate::{
    ids::{CustomerId, PersonId},
    link::LinkState,
};

/// Which links to list, newest first. What is given holds together.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LinkFilter {
    /// Only those that stand there.
    pub state: Option<LinkState>,
    /// Only those of this customer.
    pub customer: Option<CustomerId>,
    /// Only those that this person made.
    pub maker: Option<PersonId>,
    /// Only those with this in the customer's name or in the note, or with this id or pinned AppID. Empty: all.
    pub text: String,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl LinkFilter {
    /// Reads `state`, `customer`, `maker`, `q` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        Self {
            state: query.value("state", LinkState::from_code),
            customer: query.value("customer", |id| id.parse().ok()),
            maker: query.value("maker", |id| id.parse().ok()),
            text: query.text("q", SEARCH_MAX),
            after: query.value("after", |place| place.parse().ok()),
        }
    }

    /// The same as pairs for a URL, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 4] {
        [
            ("state", self.state.map(|state| state.code().to_owned())),
            ("customer", self.customer.as_ref().map(ToString::to_string)),
            ("maker", self.maker.as_ref().map(ToString::to_string)),
            ("q", Some(self.text.clone()).filter(|text| !text.is_empty())),
        ]
    }
}
