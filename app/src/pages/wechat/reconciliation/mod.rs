//! Reconciliation: the runs, the one under way, and what each found.

mod address;
mod findings;
mod list;
mod progress;
mod report;
mod start;

pub use list::ReconciliationPage;
pub use report::ReconciliationReportPage;
