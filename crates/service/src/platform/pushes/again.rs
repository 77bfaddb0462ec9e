use std::time::Duration;

use console::{Ctx, Refusal};
use domain::{audit::Action, ids::PushId};
use store::{DuePush, PushRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::{changed_meanwhile, refusal, unless_changed},
    platform::Desk,
};

/// How long the page waits for what comes of it.
const PATIENCE: Duration = Duration::from_secs(6);

impl Desk {
    /// Has a push processed once more, at once.
    pub(super) async fn process_again(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal> {
        let due = self.make_push_due(ctx, id).await;
        let due = due.map_err(|error| refusal(ctx, "processing a push again", error))?;
        let Some(row) = due else {
            return Err(changed_meanwhile());
        };
        self.work_push_now(row).await;
        Ok(())
    }

    /// Puts a push aside that was given up.
    pub(super) async fn put_aside(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal> {
        unless_changed(ctx, "putting a push aside", self.dismiss(ctx, id).await)
    }

    async fn make_push_due(&self, ctx: &Ctx, id: &PushId) -> Result<Option<PushRow>, StoreError> {
        let (row, _) = self.rows().push(id).await?;
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        let due = rows.process_push_again(id, ctx.now).await?;
        let event = self.push_event(ctx, Action::ProcessPush, &row);
        let event = if due {
            event
        } else {
            event.refused("changed_meanwhile")
        };
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(due.then_some(row))
    }

    async fn dismiss(&self, ctx: &Ctx, id: &PushId) -> Result<bool, StoreError> {
        let (row, _) = self.rows().push(id).await?;
        let tx = self.service.store().begin().await?;
        let done = tx.platform(&self.platform.id).dismiss_push(id).await?;
        let event = self.push_event(ctx, Action::DismissPush, &row);
        let event = if done {
            event
        } else {
            event.refused("changed_meanwhile")
        };
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(done)
    }

    fn push_event(&self, ctx: &Ctx, action: Action, row: &PushRow) -> Event {
        let why = row.why.as_ref().map(|why| why.code.clone());
        let facts = Facts::new()
            .with("state", row.state.code())
            .with("failure", why)
            .with("authorizer", row.appid.clone());
        Event::new(ctx, Actor::of(ctx), action)
            .at(&self.platform.id)
            .on(Object::push(&row.id, &row.kind))
            .before(facts)
    }

    /// Works it off here and now. It goes on when the page is out of patience; what comes first in its account is left to
    /// the workers, and then it is its turn.
    async fn work_push_now(&self, row: PushRow) {
        let service = self.service.clone();
        let due = DuePush {
            platform: self.platform.id.clone(),
            id: row.id,
            info_type: row.kind,
        };
        let working = self.service.tasks().spawn(async move {
            let worked = service.work_push_again(&due).await;
            if let Err(error) = worked {
                tracing::error!(
                    push.id = %due.id, error = &error as &dyn std::error::Error,
                    "processing a push again failed; the worker tries again"
                );
            }
            service.wake();
        });
        let _ = tokio::time::timeout(PATIENCE, working).await;
    }
}
