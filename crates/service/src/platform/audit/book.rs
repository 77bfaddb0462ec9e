use async_trait::async_trait;
use console::{AuditRow, AuditTrail, Ctx, Fault};
use domain::list::{AuditFilter, Page};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl AuditTrail for Desk {
    async fn audit(&self, ctx: &Ctx, filter: &AuditFilter) -> Result<Page<AuditRow>, Fault> {
        answer(
            ctx,
            "reading the audit trail",
            self.list_audit(filter).await,
        )
    }
}
