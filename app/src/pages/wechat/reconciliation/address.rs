//! Addresses of a report: what narrows it stands in the query.

use domain::{ids::ReconciliationId, list::FindingFilter};

use crate::pages::address;

/// A run's report with this filter.
pub fn report(slug: &str, run: &ReconciliationId, filter: &FindingFilter) -> String {
    let area = format!("wechat/reconciliation/{run}");
    address::list(slug, &area, &filter.pairs(), filter.after.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_keeps_its_filter_and_its_place() {
        let run: ReconciliationId = "rcn_00000000000000000000000000000000".parse().unwrap();
        let filter = FindingFilter {
            after: "17~fnd_0".parse().ok(),
            ..FindingFilter::default()
        };
        assert_eq!(
            report("demo", &run, &filter),
            "/p/demo/wechat/reconciliation/rcn_00000000000000000000000000000000?after=17~fnd_0"
        );
    }
}
