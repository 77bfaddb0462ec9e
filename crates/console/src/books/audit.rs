use async_trait::async_trait;
use domain::list::{AuditFilter, Page};

use crate::{AuditRow, Ctx, Fault};

/// What staff of a platform may see of its audit trail.
#[async_trait]
pub trait AuditTrail: Send + Sync {
    /// A page of the audit trail.
    async fn audit(&self, ctx: &Ctx, filter: &AuditFilter) -> Result<Page<AuditRow>, Fault>;
}
