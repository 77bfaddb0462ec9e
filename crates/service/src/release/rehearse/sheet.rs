use domain::release::CaseResult;
use store::RehearsalRow;

/// The results that a rehearsal has so far.
pub(crate) fn results_of(row: &RehearsalRow) -> Vec<CaseResult> {
    // We wrote it; should an older program have written it otherwise, nothing is shown.
    serde_json::from_str(&row.sheet).unwrap_or_default()
}

/// As they are stored.
pub(super) fn text_of(results: &[CaseResult]) -> String {
    serde_json::to_string(results).unwrap_or_else(|_| "[]".to_owned())
}
