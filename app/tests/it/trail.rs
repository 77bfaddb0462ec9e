//! The desk's audit trail.

use async_trait::async_trait;
use console::{AuditExport, AuditRow, AuditTrail, Ctx, Fault, Refusal, Rejected};
use domain::{
    export::ExportFormat,
    ids::AuditId,
    list::{AuditFilter, Page},
    problem::FormProblem,
};

use super::{desks::Desk, samples};

#[async_trait]
impl AuditTrail for Desk {
    async fn audit(&self, _: &Ctx, _: &AuditFilter) -> Result<Page<AuditRow>, Fault> {
        Ok(self.page(samples::audit_row()))
    }

    async fn audit_entry(&self, _: &Ctx, id: &AuditId) -> Result<AuditRow, Fault> {
        let row = samples::audit_row();
        if *id == row.id {
            Ok(row)
        } else {
            Err(Fault::NotFound)
        }
    }

    async fn export_audit(
        &self,
        _: &Ctx,
        _: &AuditFilter,
        _: ExportFormat,
    ) -> Result<Box<dyn AuditExport>, Refusal> {
        Err(Rejected::general(FormProblem::ExportRunning).into())
    }
}
