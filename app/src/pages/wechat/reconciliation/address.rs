//! Addresses of a report: what narrows it stands in the query.

use domain::{ids::ReconciliationId, list::FindingFilter, reconciliation::FindingKind};
use leptos_router::params::ParamsMap;

use crate::{pages::query::QueryReader, paths};

/// A run's report with this filter.
pub fn report(slug: &str, run: &ReconciliationId, filter: &FindingFilter) -> String {
    let query = [
        ("kind", filter.kind.map(|kind| kind.code().to_owned())),
        ("after", filter.after.clone().map(String::from)),
    ];
    let page = paths::platform(slug, format_args!("wechat/reconciliation/{run}"));
    paths::with_query(page, &query)
}

/// The filter that the query says, and what of it was left out.
pub fn filter(query: &ParamsMap) -> (FindingFilter, Vec<String>) {
    let mut reader = QueryReader::new(query);
    let filter = FindingFilter {
        kind: reader.part("kind", FindingKind::from_code),
        after: reader.part("after", |text| text.parse().ok()),
    };
    (filter, reader.ignored())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_survives_its_address_and_nonsense_is_named() {
        let run: ReconciliationId = "rcn_00000000000000000000000000000000".parse().unwrap();
        let query: ParamsMap = [("kind", "vanished"), ("after", "17~fnd_0")]
            .into_iter()
            .collect();
        let (read, ignored) = filter(&query);
        assert_eq!(ignored, Vec::<String>::new());
        let address = report("demo", &run, &read);
        assert!(
            address.ends_with("?kind=vanished&after=17~fnd_0"),
            "{address}"
        );
        let (read, ignored) = filter(&[("kind", "lost")].into_iter().collect());
        assert_eq!((read, ignored.len()), (FindingFilter::default(), 1));
    }
}
