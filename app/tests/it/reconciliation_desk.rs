//! Reconciliation and account options from memory.

use async_trait::async_trait;
use console::{
    Ctx, Fault, OptionBook, ReconciliationBook, Reconciliations, Refusal, RunReport, RunView,
};
use domain::{
    ids::{AuthorizerId, ReconciliationId},
    list::{Cursor, FindingFilter, Page},
    reconciliation::{RunPhase, RunState, Tally},
};

use super::{
    desks::Desk,
    samples::{NOW, id},
};

fn run() -> RunView {
    RunView {
        id: id("rcn", 1),
        state: RunState::Running,
        phase: RunPhase::Look,
        thorough: false,
        started_at: NOW.plus_secs(-90),
        starter: String::new(),
        ended_at: None,
        total: Some(1_200),
        listed: 1_200,
        to_look: 300,
        looked: 64,
        tally: Tally::default(),
        failure: None,
        waits_until: None,
    }
}

#[async_trait]
impl ReconciliationBook for Desk {
    async fn reconciliations(&self, _: &Ctx, _: Option<&Cursor>) -> Result<Reconciliations, Fault> {
        Ok(Reconciliations {
            page: self.page(run()),
            every_hours: 24,
        })
    }

    async fn reconciliation(
        &self,
        _: &Ctx,
        id: &ReconciliationId,
        _: &FindingFilter,
    ) -> Result<RunReport, Fault> {
        let run = run();
        if *id != run.id {
            return Err(Fault::NotFound);
        }
        Ok(RunReport {
            run,
            page: Page {
                rows: Vec::new(),
                next: None,
            },
        })
    }

    async fn start_reconciliation(&self, _: &Ctx, _: bool) -> Result<ReconciliationId, Refusal> {
        Ok(run().id)
    }
}

#[async_trait]
impl OptionBook for Desk {
    async fn read_options(&self, _: &Ctx, _: &AuthorizerId) -> Result<(), Refusal> {
        Ok(())
    }

    async fn set_option(&self, _: &Ctx, _: &AuthorizerId, _: &str, _: &str) -> Result<(), Refusal> {
        Ok(())
    }
}
