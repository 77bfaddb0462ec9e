use async_trait::async_trait;
use domain::{
    export::ExportFormat,
    ids::AuditId,
    list::{AuditFilter, Page},
};

use crate::{AuditRow, Ctx, Fault, Refusal};

/// What staff of a platform may see of its audit trail.
#[async_trait]
pub trait AuditTrail: Send + Sync {
    /// A page of the audit trail.
    async fn audit(&self, ctx: &Ctx, filter: &AuditFilter) -> Result<Page<AuditRow>, Fault>;
    /// One entry.
    async fn audit_entry(&self, ctx: &Ctx, id: &AuditId) -> Result<AuditRow, Fault>;
    /// Begins to give away every entry that the filter leaves; that itself is an entry. A person can have one under way.
    ///
    /// # Errors
    /// `ExportRunning`.
    async fn export_audit(
        &self,
        ctx: &Ctx,
        filter: &AuditFilter,
        format: ExportFormat,
    ) -> Result<Box<dyn AuditExport>, Refusal>;
}

/// An export under way. Ask for rows until there are none, then end it.
#[async_trait]
pub trait AuditExport: Send {
    /// The next rows, newest first; none at the end.
    ///
    /// # Errors
    /// [`Fault::Unavailable`]; [`Fault::NotFound`] when the platform is not within the person's reach any more.
    async fn next(&mut self) -> Result<Option<Vec<AuditRow>>, Fault>;

    /// Whether there was more than an export gives away: its last line says so.
    fn is_cut(&self) -> bool;

    /// Notes how it ended: `whole` when everything was taken.
    async fn end(self: Box<Self>, whole: bool);
}
