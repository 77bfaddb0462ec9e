use console::{Ctx, Refusal};
use domain::{attempt::Failure, audit::Action, ticket::TicketAnswer};
use store::StoreError;
use wechat::PushTicketState;

use crate::{
    audit::Facts,
    core::refusal,
    failure::{failure_of, reason},
    limits::{START_PUSH_TICKET, Turn},
    platform::Desk,
};

impl Desk {
    /// Has WeChat push tickets again. Its answer is kept whatever it is: the page shows it.
    pub(super) async fn ask_for_tickets(&self, ctx: &Ctx) -> Result<(), Refusal> {
        let asked = self.ask(ctx).await;
        match asked.map_err(|error| refusal(ctx, "asking for tickets", error))? {
            Turn::Free => Ok(()),
            Turn::Over { minutes, .. } => Err(Turn::rejected(minutes).into()),
        }
    }

    async fn ask(&self, ctx: &Ctx) -> Result<Turn, StoreError> {
        let (id, service) = (&self.platform.id, &self.service);
        let event = self.of_platform(ctx, Action::StartPushTicket);
        let turn = service
            .take_turn(&START_PUSH_TICKET, id.as_str(), ctx.now)
            .await?;
        if let Turn::Over { first, .. } = turn {
            if first {
                service.record(event.refused("rate_limited")).await?;
            }
            return Ok(turn);
        }
        let platform = service.load_platform(id).await?;
        let answer: Result<TicketAnswer, Failure> = service
            .wechat(&platform.id)
            .start_push_ticket(&platform.component_appid, &platform.appsecret)
            .await
            .map(|state| match state {
                PushTicketState::Restarted => TicketAnswer::Restarted,
                PushTicketState::WasRunning => TicketAnswer::WasRunning,
            })
            .map_err(|error| {
                tracing::warn!(platform.id = %id, %error, "WeChat was asked for tickets in vain");
                failure_of(&error)
            });
        let event = match &answer {
            Ok(answer) => event.after(Facts::new().with("answer", answer.code())),
            Err(failure) => event.failed(reason(failure)),
        };
        let tx = service.store().begin().await?;
        tx.platform(id)
            .note_ticket_ask(&answer, service.now())
            .await?;
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(Turn::Free)
    }
}
