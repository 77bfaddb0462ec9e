use serde::Serialize;

/// How a release check went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseSheet {
    /// The platform's `component_appid`.
    pub component: String,
    /// The test accounts that were drawn.
    pub accounts: Vec<String>,
    /// Unix seconds.
    pub began_at: i64,
    /// What was checked, in order.
    pub rows: Vec<ReleaseRow>,
}

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReleaseRow {
    /// As WeChat's report calls it.
    pub name: &'static str,
    /// The test account that it was checked with, where it was with one.
    pub account: Option<String>,
    /// Whether it was as it must be.
    pub passed: bool,
    /// What came instead; empty for a pass.
    pub told: String,
    /// How long the answer took.
    pub ms: u64,
    /// How long it may take.
    pub limit_ms: u64,
}

impl ReleaseSheet {
    /// Whether everything was as it must be.
    pub fn passed(&self) -> bool {
        self.rows.iter().all(|row| row.passed)
    }
}
