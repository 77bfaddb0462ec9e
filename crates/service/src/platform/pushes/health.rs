use console::{Ctx, TicketAsk, WeChatHealth};
use store::StoreError;

use crate::{
    failure::is_unlisted,
    platform::{
        Desk,
        overview::{refused_since, refused_view, ticket_view, token_view},
    },
};

/// How many tickets' times are shown.
const TICKETS: u64 = 5;

impl Desk {
    pub(super) async fn read_wechat_health(&self, ctx: &Ctx) -> Result<WeChatHealth, StoreError> {
        let rows = self.rows();
        let (state, tickets, refused) = tokio::try_join!(
            rows.component_state(),
            rows.newest_tickets(TICKETS),
            rows.refused_pushes(refused_since(ctx)),
        )?;
        let last_ask = state.asked.as_ref().map(|(_, answer)| answer);
        let failures = [
            state.failure.as_ref(),
            last_ask.and_then(|answer| answer.as_ref().err()),
        ];
        let unlisted = failures.into_iter().any(is_unlisted);
        let explainer = self.explainer(unlisted).await?;
        let asked = state.asked.clone().map(|(at, answer)| {
            let (answer, failure) = match answer {
                Ok(answer) => (Some(answer), None),
                Err(failure) => (None, Some(explainer.explain(failure))),
            };
            TicketAsk {
                at,
                answer,
                failure,
            }
        });
        Ok(WeChatHealth {
            ticket: ticket_view(&state, ctx),
            tickets,
            asked,
            token: token_view(state, &explainer),
            refused: refused.into_iter().map(refused_view).collect(),
            event_url: self.event_url(),
        })
    }
}
