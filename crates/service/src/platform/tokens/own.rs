use console::{Ctx, Fault, Refusal, Rejected};
use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    problem::FormProblem,
};
use store::StoreError;

use crate::{
    core::refusal,
    failure::reason,
    keeper::KeepError,
    limits::{RENEW_OWN_TOKEN, Turn},
    platform::Desk,
};

impl Desk {
    /// Renews the platform's own token. What WeChat refuses stands with the token.
    pub(super) async fn renew_own(&self, ctx: &Ctx) -> Result<(), Refusal> {
        let (desk, of_task) = (self.clone(), ctx.clone());
        // Its entry is written although nobody waits for it any more.
        let asked = self
            .service
            .tasks()
            .spawn(async move { desk.ask_for_own(&of_task).await })
            .await
            .map_err(|_| Refusal::Fault(Fault::Unavailable))?;
        match asked.map_err(|error| refusal(ctx, "renewing the platform's token", error))? {
            Asked::Renewed => Ok(()),
            Asked::Failed(Failure {
                kind: FailureKind::NoTicket,
                ..
            }) => Err(Rejected::general(FormProblem::NoTicket).into()),
            Asked::Failed(_) => Err(Rejected::general(FormProblem::WeChatRefused).into()),
            Asked::TooOften { minutes } => Err(Turn::rejected(minutes).into()),
        }
    }

    async fn ask_for_own(&self, ctx: &Ctx) -> Result<Asked, StoreError> {
        let (id, service) = (&self.platform.id, &self.service);
        let event = self.of_platform(ctx, Action::AskComponentRenewal);
        let turn = service
            .take_turn(&RENEW_OWN_TOKEN, id.as_str(), ctx.now)
            .await?;
        if let Turn::Over { first, minutes } = turn {
            if first {
                service.record(event.refused("rate_limited")).await?;
            }
            return Ok(Asked::TooOften { minutes });
        }
        let platform = service.load_platform(id).await?;
        let (event, asked) = match service.renew_component_since(&platform, ctx.now).await {
            Ok(()) => (event, Asked::Renewed),
            Err(KeepError::WeChat(failure)) => {
                (event.failed(reason(&failure)), Asked::Failed(failure))
            }
            Err(KeepError::Store(error)) => return Err(error),
        };
        service.record(event).await?;
        Ok(asked)
    }
}

/// What became of it.
enum Asked {
    Renewed,
    Failed(Failure),
    TooOften { minutes: u32 },
}
