use async_trait::async_trait;
use console::{Ctx, Fault, ReconciliationBook, Reconciliations, Refusal, RunReport};
use domain::{
    ids::ReconciliationId,
    list::{Cursor, FindingFilter},
};

use crate::{core::answer, platform::Desk};

#[async_trait]
impl ReconciliationBook for Desk {
    async fn reconciliations(
        &self,
        ctx: &Ctx,
        after: Option<&Cursor>,
    ) -> Result<Reconciliations, Fault> {
        let runs = self.list_runs(after).await;
        answer(ctx, "listing reconciliations", runs)
    }

    async fn reconciliation(
        &self,
        ctx: &Ctx,
        id: &ReconciliationId,
        filter: &FindingFilter,
    ) -> Result<RunReport, Fault> {
        let report = self.read_run(id, filter).await;
        answer(ctx, "reading a reconciliation", report)
    }

    async fn start_reconciliation(
        &self,
        ctx: &Ctx,
        thorough: bool,
    ) -> Result<ReconciliationId, Refusal> {
        self.start_run(ctx, thorough).await
    }
}
