use async_trait::async_trait;
use console::{AuditExport, AuditRow, AuditTrail, Ctx, Fault, Refusal};
use domain::{
    export::ExportFormat,
    ids::AuditId,
    list::{AuditFilter, Page},
};

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

    async fn audit_entry(&self, ctx: &Ctx, id: &AuditId) -> Result<AuditRow, Fault> {
        answer(ctx, "reading an entry", self.read_entry(id).await)
    }

    async fn export_audit(
        &self,
        ctx: &Ctx,
        filter: &AuditFilter,
        format: ExportFormat,
    ) -> Result<Box<dyn AuditExport>, Refusal> {
        let export = self.begin_export(ctx, filter, format).await?;
        Ok(Box::new(export))
    }
}
