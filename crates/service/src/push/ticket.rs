use domain::{audit::Action, ids::PlatformId, ticket::TicketHealth, time::Timestamp};
use secrecy::SecretString;
use store::{ClaimedPush, StoreError};

use super::work::Worked;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
};

impl Service {
    /// Stores the ticket when it is the newest. The first, and the first after a gap, is news.
    pub(super) async fn take_ticket(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        ticket: SecretString,
    ) -> Result<Worked, StoreError> {
        let ctx = self.own_ctx();
        let tx = self.store().begin().await?;
        let rows = tx.platform(platform);
        let before = rows.component_state().await?.ticket_at;
        let is_new = rows.put_ticket(&ticket, push.received_at).await?;
        let health = TicketHealth::of(before, push.received_at);
        if is_new && health != TicketHealth::Fresh {
            let head = rows.head().await?;
            let event = Event::new(&ctx, Actor::wechat(), Action::ReceiveTicket).at(platform);
            let facts = Facts::new().with("last_at", before.map(Timestamp::utc));
            let event = event
                .on(Object::platform(platform, &head.name))
                .before(facts);
            tx.audit(
                event
                    .after(Facts::new().with("received_at", push.received_at.utc()))
                    .done(),
            )
            .await?;
        }
        tx.commit().await?;
        Ok(Worked::Done)
    }
}
