//! Addresses of the list: every filter stands in the query.

use domain::list::ConflictFilter;

use crate::pages::address;

/// The list with this filter, from the place that it names.
pub fn list(slug: &str, filter: &ConflictFilter) -> String {
    address::list(slug, "conflicts", &filter.pairs(), filter.after.clone())
}
