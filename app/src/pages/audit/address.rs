//! The filter in the address.

use domain::list::AuditFilter;

use crate::{pages::address, paths};

/// The list with this filter, from the place that it names.
pub fn list(slug: &str, filter: &AuditFilter) -> String {
    address::list(slug, "audit", &filter.pairs(), filter.after.clone())
}

/// The same as a file.
pub fn export(slug: &str, filter: &AuditFilter, format: &str) -> String {
    address::list(
        slug,
        &format!("audit/export.{format}"),
        &filter.pairs(),
        None,
    )
}

/// One entry.
pub fn entry(slug: &str, id: &str) -> String {
    paths::platform(slug, format_args!("audit/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_goes_along_and_an_export_begins_at_the_beginning() {
        let filter = AuditFilter {
            object: Some("lnk_1".to_owned()),
            after: "17~aud_0".parse().ok(),
            ..AuditFilter::default()
        };
        assert_eq!(
            list("demo", &filter),
            "/p/demo/audit?object=lnk_1&after=17~aud_0"
        );
        assert_eq!(
            export("demo", &filter, "csv"),
            "/p/demo/audit/export.csv?object=lnk_1"
        );
    }
}
