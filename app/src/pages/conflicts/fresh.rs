//! The form for a new link that would bring a lacking set back.

use console::ConflictRow;
use domain::{account::AuthType, sets::SetIds};

use crate::paths;

/// The form's address, filled in: the account pinned, the lacking set asked for together with what is granted now. None
/// while the account has no customer: a link is always made for one.
pub fn fresh_link(slug: &str, row: &ConflictRow) -> Option<String> {
    let customer = row.customer.as_ref()?.id.to_string();
    let sets: SetIds = row.granted.iter().chain([row.set]).collect();
    let ids: Vec<String> = sets.iter().map(|id| id.to_string()).collect();
    let auth_type = row.kind.and_then(AuthType::for_kind);
    let query = [
        ("customer", Some(customer)),
        ("biz_appid", Some(row.authorizer.appid.clone())),
        (
            "auth_type",
            auth_type.map(|auth_type| auth_type.number().to_string()),
        ),
        ("sets", Some(ids.join("~"))),
    ];
    Some(paths::with_query(
        paths::platform(slug, "links/new"),
        &query,
    ))
}
