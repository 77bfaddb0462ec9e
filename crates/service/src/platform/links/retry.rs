use std::time::Duration;

use console::{Ctx, Refusal, Rejected};
use domain::{
    audit::Action,
    ids::{AttemptId, LinkId},
    problem::FormProblem,
};
use store::StoreError;

use crate::{
    audit::{Actor, Event, Object},
    core::refusal,
    platform::Desk,
};

/// How long the page waits for what comes of it.
const PATIENCE: Duration = Duration::from_secs(6);

impl Desk {
    pub(in crate::platform) async fn try_again(
        &self,
        ctx: &Ctx,
        id: &AttemptId,
    ) -> Result<LinkId, Refusal> {
        let due = self.make_due(ctx, id).await;
        let (link, due) = due.map_err(|error| refusal(ctx, "trying an attempt again", error))?;
        if !due {
            return Err(Rejected::general(FormProblem::AttemptEnded).into());
        }
        self.settle_now(id).await;
        Ok(link)
    }

    /// Makes the exchange due, if there is still one to make; what keeps it from that stands in the trail, too.
    async fn make_due(&self, ctx: &Ctx, id: &AttemptId) -> Result<(LinkId, bool), StoreError> {
        let attempt = self.rows().attempt(id).await?;
        let link = self.rows().link(&attempt.link_id).await?;
        let event = Event::new(ctx, Actor::of(ctx), Action::RetryAttempt)
            .at(&self.platform.id)
            .on(Object::attempt(id, &link.customer.name));
        let tx = self.service.store().begin().await?;
        let due = tx
            .platform(&self.platform.id)
            .retry_attempt_now(id, ctx.now)
            .await?;
        let event = if due {
            event
        } else {
            event.refused("attempt_ended")
        };
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok((link.id, due))
    }

    /// Settles it here and now. It goes on when the page is out of patience; another node that holds the lease ends it.
    async fn settle_now(&self, id: &AttemptId) {
        let (service, platform, id) = (self.service.clone(), self.platform.id.clone(), id.clone());
        let settling = self.service.tasks().spawn(async move {
            let ctx = service.own_ctx();
            if let Err(error) = service.settle(&ctx, &platform, &id).await {
                tracing::error!(
                    attempt.id = %id, error = &error as &dyn std::error::Error,
                    "settling an attempt failed; the worker tries again"
                );
            }
        });
        let _ = tokio::time::timeout(PATIENCE, settling).await;
    }
}
