use async_trait::async_trait;
use domain::{
    ids::ReconciliationId,
    list::{Cursor, FindingFilter},
};

use crate::{Ctx, Fault, Reconciliations, Refusal, RunReport};

/// What staff of a platform may do about the comparison of its book with what WeChat says.
#[async_trait]
pub trait ReconciliationBook: Send + Sync {
    /// A page of runs, newest first.
    async fn reconciliations(
        &self,
        ctx: &Ctx,
        after: Option<&Cursor>,
    ) -> Result<Reconciliations, Fault>;
    /// A run and a page of what it found.
    async fn reconciliation(
        &self,
        ctx: &Ctx,
        id: &ReconciliationId,
        filter: &FindingFilter,
    ) -> Result<RunReport, Fault>;
    /// Begins a run: which. `thorough`: it looks at every account, not only where something may have changed.
    ///
    /// # Errors
    /// `AlreadyRunning`, `NoTicket`.
    async fn start_reconciliation(
        &self,
        ctx: &Ctx,
        thorough: bool,
    ) -> Result<ReconciliationId, Refusal>;
}
