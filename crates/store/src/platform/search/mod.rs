//! Search in lists by two neighbouring characters and more, wherever they stand in a text.
//!
//! Whoever writes a row whose texts can be searched calls [`put_grams`](crate::PlatformTx::put_grams) in the same
//! transaction. A list asks [`search`](crate::PlatformStore::search) for the gram that finds least and
//! lets [`Search::drive`] turn its query into a walk over that gram's entries, which are in the list's order.

mod grams;
mod query;
mod write;

pub(crate) use query::Search;

/// What can be searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SearchKind {
    /// Customers, in the order in which they were added.
    Customer,
    /// Links, in the order in which they were made.
    Link,
    /// Authorizers.
    Authorizer,
}

impl SearchKind {
    /// As it stands in the table.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Link => "link",
            Self::Authorizer => "authorizer",
        }
    }
}
