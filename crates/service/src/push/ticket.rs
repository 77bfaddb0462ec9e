use domain::{
    audit::Action, ids::PlatformId, push::PushOutcome, ticket::TicketHealth, time::Timestamp,
};
use secrecy::ExposeSecret as _;
use store::{StoreError, Tx, WaitingTickets};
use wechat::Event as PushEvent;

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failpoint::{Point, reached},
};

impl Service {
    /// Does the tickets that wait, so many at most, in one transaction: of many only the newest is of use. False when
    /// none waits, or another node has them.
    pub(super) async fn take_tickets(
        &self,
        platform: &PlatformId,
        limit: u64,
    ) -> Result<bool, StoreError> {
        let tx = self.store().begin().await?;
        let rows = tx.platform(platform);
        let Some(waiting) = rows.waiting_tickets(limit).await? else {
            return Ok(false);
        };
        let Some((newest, others)) = waiting.ids.split_last() else {
            return Ok(false);
        };
        let outcome = self.keep_ticket(&tx, platform, &waiting).await?;
        let (node, now) = (&self.deps().node, self.now());
        if !others.is_empty() {
            rows.finish_tickets(others, PushOutcome::TicketOlder, node, now)
                .await?;
        }
        rows.finish_tickets(std::slice::from_ref(newest), outcome, node, now)
            .await?;
        reached(Point::TicketWritten);
        tx.commit().await?;
        Ok(true)
    }

    /// Keeps the newest of them when it is the newest of all. The first ticket, and the first after a gap, is news.
    async fn keep_ticket(
        &self,
        tx: &Tx,
        platform: &PlatformId,
        waiting: &WaitingTickets,
    ) -> Result<PushOutcome, StoreError> {
        let Ok(PushEvent::ComponentVerifyTicket { ticket, .. }) =
            PushEvent::parse(waiting.body.expose_secret())
        else {
            return Ok(PushOutcome::Noted);
        };
        let rows = tx.platform(platform);
        let before = rows.component_state().await?.ticket_at;
        if !rows.put_ticket(&ticket, waiting.newest_at).await? {
            return Ok(PushOutcome::TicketOlder);
        }
        if TicketHealth::of(before, waiting.oldest_at) != TicketHealth::Fresh {
            let head = rows.head().await?;
            let facts = Facts::new().with("last_at", before.map(Timestamp::utc));
            let received = Facts::new().with("received_at", waiting.newest_at.utc());
            let event = Event::new(&self.own_ctx(), Actor::wechat(), Action::ReceiveTicket)
                .at(platform)
                .on(Object::platform(platform, &head.name))
                .before(facts)
                .after(received);
            tx.audit(event.done()).await?;
        }
        Ok(PushOutcome::TicketKept)
    }
}
