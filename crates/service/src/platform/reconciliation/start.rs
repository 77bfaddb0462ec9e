use console::{Ctx, Refusal, Rejected};
use domain::{audit::Action, ids::ReconciliationId, problem::FormProblem, ticket::TicketHealth};

use crate::{core::refusal, platform::Desk, reconcile::Beginning};

impl Desk {
    pub(super) async fn start_run(
        &self,
        ctx: &Ctx,
        thorough: bool,
    ) -> Result<ReconciliationId, Refusal> {
        let doing = "starting a reconciliation";
        let state = self.rows().component_state().await;
        let state = state.map_err(|error| refusal(ctx, doing, error))?;
        match TicketHealth::of(state.ticket_at, ctx.now) {
            TicketHealth::Fresh | TicketHealth::Stale | TicketHealth::Critical => {}
            TicketHealth::Missing => {
                return self
                    .refuse_run(ctx, FormProblem::NoTicket, "ticket_missing")
                    .await;
            }
            TicketHealth::Expired => {
                return self
                    .refuse_run(ctx, FormProblem::NoTicket, "ticket_expired")
                    .await;
            }
        }
        let beginning = Beginning {
            platform: &self.platform.id,
            platform_name: &self.platform.name,
            thorough,
            by: Some((self.person.id.clone(), self.person.name.clone())),
        };
        let begun = self.service.begin_run(ctx, beginning).await;
        match begun.map_err(|error| refusal(ctx, doing, error))? {
            Some(id) => Ok(id),
            None => {
                self.refuse_run(ctx, FormProblem::AlreadyRunning, "already_running")
                    .await
            }
        }
    }

    async fn refuse_run<T>(
        &self,
        ctx: &Ctx,
        problem: FormProblem,
        reason: &str,
    ) -> Result<T, Refusal> {
        let event = self.of_platform(ctx, Action::StartReconciliation);
        let written = self.service.record(event.refused(reason)).await;
        written.map_err(|error| refusal(ctx, "recording a refused reconciliation", error))?;
        Err(Rejected::general(problem).into())
    }
}
