use std::time::Duration;

use console::{Ctx, Refusal, Rejected};
use domain::{audit::Action, ids::PushId};
use store::{DuePush, PushRow, StoreError};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::refusal,
    platform::Desk,
};

/// How long the page waits for what comes of it.
const PATIENCE: Duration = Duration::from_secs(6);

impl Desk {
    /// Has a push processed once more, at once.
    pub(super) async fn process_again(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal> {
        let doing = "processing a push again";
        let row = self.push_now(ctx, doing, id).await?;
        let event = self.push_event(ctx, Action::ProcessPush, &row);
        let due = self.make_push_due(id, ctx, event.clone()).await;
        if !due.map_err(|error| refusal(ctx, doing, error))? {
            let nothing = Rejected::none();
            return self.service.refuse_changed(ctx, event, nothing).await;
        }
        self.work_push_now(row).await;
        Ok(())
    }

    /// Puts a push aside that was given up.
    pub(super) async fn put_aside(&self, ctx: &Ctx, id: &PushId) -> Result<(), Refusal> {
        let doing = "putting a push aside";
        let row = self.push_now(ctx, doing, id).await?;
        let event = self.push_event(ctx, Action::DismissPush, &row);
        let done = self.dismiss(id, event.clone()).await;
        self.service.unless_changed(ctx, doing, event, done).await
    }

    async fn push_now(
        &self,
        ctx: &Ctx,
        doing: &'static str,
        id: &PushId,
    ) -> Result<PushRow, Refusal> {
        let read = self.rows().push(id).await;
        let (row, _) = read.map_err(|error| refusal(ctx, doing, error))?;
        Ok(row)
    }

    async fn make_push_due(
        &self,
        id: &PushId,
        ctx: &Ctx,
        event: Event,
    ) -> Result<bool, StoreError> {
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        if !rows.process_push_again(id, ctx.now).await? {
            return Ok(false);
        }
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn dismiss(&self, id: &PushId, event: Event) -> Result<bool, StoreError> {
        let tx = self.service.store().begin().await?;
        if !tx.platform(&self.platform.id).dismiss_push(id).await? {
            return Ok(false);
        }
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(true)
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
