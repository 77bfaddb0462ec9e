//! The connection to WeChat: what comes from it, what is asked of it.

mod ask;
mod calls;
mod health;
mod node;
mod pushes;
mod quotas;
mod reconciliation;
mod release;
mod tabs;
mod tokens;

pub use calls::CallsPage;
pub use health::HealthPage;
pub use pushes::{PushPage, PushesPage};
pub use quotas::QuotasPage;
pub use reconciliation::{ReconciliationPage, ReconciliationReportPage};
pub use release::ReleasePage;
pub use tokens::TokensPage;
