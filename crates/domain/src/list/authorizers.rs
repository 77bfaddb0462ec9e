use serde::{Deserialize, Serialize};

use super::{Cursor, Reading, SEARCH_MAX, TypedCustomer};
use crate::{
    account::AccountKind,
    authorizer::{GrantStatus, Standing},
    ids::CustomerId,
    text,
};

/// A view of the authorizers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorizerView {
    /// All of them.
    #[default]
    All,
    /// Those that lack an expected set.
    Lacking,
    /// Those that no link explains, and those from the wrong account.
    Unassigned,
    /// Those whose grant WeChat does not know any more, though nobody said that it was revoked.
    Suspected,
    /// Those whose grant was revoked.
    Unauthorized,
}

impl AuthorizerView {
    /// Every view.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Lacking,
        Self::Unassigned,
        Self::Suspected,
        Self::Unauthorized,
    ];

    /// As it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Lacking => "lacking",
            Self::Unassigned => "unassigned",
            Self::Suspected => "suspected",
            Self::Unauthorized => "unauthorized",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// Which authorizers to list, newest grant first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthorizerFilter {
    /// Which view.
    pub view: AuthorizerView,
    /// Only those with this in name, principal or 微信号, or whose AppID or 原始ID begins with it.
    pub q: Option<String>,
    /// Only those whose grant stands like this.
    pub status: Option<GrantStatus>,
    /// Only accounts of this kind.
    pub kind: Option<AccountKind>,
    /// Only those of this customer.
    pub customer: Option<CustomerId>,
    /// Those of a customer that somebody typed: to be found out before anything is listed.
    pub typed: Option<TypedCustomer>,
    /// Only those of whose owner this is known.
    pub standing: Option<Standing>,
    /// Only those that grant this set.
    pub held: Option<i64>,
    /// Only those that lack this set.
    pub missing: Option<i64>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl AuthorizerFilter {
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

    /// Reads `view`, `q`, `status`, `kind`, `customer`, `standing`, `held`, `missing`, `tag` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        let (customer, typed) = TypedCustomer::read(query);
        Self {
            view: query
                .value("view", AuthorizerView::from_code)
                .unwrap_or_default(),
            q: Some(query.text("q", SEARCH_MAX)).filter(|text| !text.is_empty()),
            status: query.value("status", GrantStatus::from_code),
            kind: query.value("kind", AccountKind::from_code),
            customer,
            typed,
            standing: query.value("standing", Standing::from_code),
            held: query.value("held", |set| set.parse().ok()),
            missing: query.value("missing", |set| set.parse().ok()),
            tag: query.value("tag", |tag| text::tag(tag).ok()),
            after: query.value("after", |place| place.parse().ok()),
        }
    }

    /// The same as pairs for a URL, without the place in the list and without what is yet to be found out.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 9] {
        let view = Some(self.view).filter(|view| *view != AuthorizerView::default());
        [
            ("view", view.map(|view| view.code().to_owned())),
            ("q", self.q.clone()),
            ("status", self.status.map(|status| status.code().to_owned())),
            ("kind", self.kind.map(|kind| kind.code().to_owned())),
            ("customer", self.customer.as_ref().map(ToString::to_string)),
            (
                "standing",
                self.standing.map(|standing| standing.code().to_owned()),
            ),
            ("held", self.held.map(|set| set.to_string())),
            ("missing", self.missing.map(|set| set.to_string())),
            ("tag", self.tag.clone()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    #[test]
    fn a_filter_survives_its_address_and_nonsense_is_named() {
        let pairs = [
            ("view", "lacking"),
            ("q", "晨光"),
            ("status", "authorized"),
            ("kind", "service"),
            ("standing", "ignored"),
            ("held", "1"),
            ("missing", "4"),
            ("tag", "重点"),
        ];
        let (filter, ignored) = read_pairs(&pairs, AuthorizerFilter::read);
        assert_eq!(ignored, Vec::<String>::new());
        let back = filter.pairs();
        let back = back
            .iter()
            .filter_map(|(name, value)| Some((*name, value.as_deref()?)));
        assert!(back.eq(pairs), "{filter:?}");

        let nonsense = [("kind", "robot"), ("held", "x"), ("q", "a\0")];
        let (filter, ignored) = read_pairs(&nonsense, AuthorizerFilter::read);
        assert_eq!(filter, AuthorizerFilter::default());
        assert_eq!(ignored.len(), 3);
        assert!(filter.pairs().iter().all(|(_, value)| value.is_none()));
    }
}
