//! What staff of one platform may do, a trait for each kind of thing.

mod audit;
mod authorizers;
mod calls;
mod conflicts;
mod customers;
mod links;
mod options;
mod pushes;
mod quotas;
mod reconciliation;
mod release;
mod settings;
mod staff;
mod tokens;

use async_trait::async_trait;
pub use audit::{AuditExport, AuditTrail};
pub use authorizers::AuthorizerBook;
pub use calls::CallBook;
pub use conflicts::ConflictBook;
pub use customers::CustomerBook;
pub use links::LinkBook;
pub use options::OptionBook;
pub use pushes::PushBook;
pub use quotas::QuotaBook;
pub use reconciliation::ReconciliationBook;
pub use release::ReleaseBook;
pub use settings::SettingsBook;
pub use staff::StaffBook;
pub use tokens::TokenBook;

use crate::{Ctx, Fault, Overview};

/// What staff of one platform may do. Every method answers [`Fault::NotFound`] for an id of another platform.
#[async_trait]
pub trait PlatformDesk:
    CustomerBook
    + LinkBook
    + OptionBook
    + ReconciliationBook
    + AuthorizerBook
    + ConflictBook
    + AuditTrail
    + SettingsBook
    + StaffBook
    + PushBook
    + CallBook
    + TokenBook
    + QuotaBook
    + ReleaseBook
{
    /// How it stands with the platform.
    async fn overview(&self, ctx: &Ctx) -> Result<Overview, Fault>;
}
