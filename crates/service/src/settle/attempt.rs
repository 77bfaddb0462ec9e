use console::Ctx;
use domain::{
    attempt::{Failure, Via},
    audit::Action,
    authorizer::SnapshotSource,
    ids::{AttemptId, PlatformId},
};
use store::{AttemptRow, LinkRow, StoreError};

use super::{Code, Grant, next_at};
use crate::{
    audit::{Actor, Event, Object},
    core::Service,
    failpoint::{Point, reached},
    failure::reason,
    heartbeat::{LEASE_SECS, while_leased},
    keeper::{KeepError, Platform},
};

impl Service {
    /// Settles an attempt whose code is here. Does nothing when it is settled already, or when another task or node
    /// holds the lease: whoever holds it will end it, and the worker looks again when the lease is over.
    pub(crate) async fn settle(
        &self,
        ctx: &Ctx,
        platform: &PlatformId,
        id: &AttemptId,
    ) -> Result<(), StoreError> {
        let rows = self.store().platform(platform);
        let until = self.now().plus_secs(LEASE_SECS);
        let Some(fence) = rows
            .lease_attempt(id, &self.deps().node, self.now(), until)
            .await?
        else {
            return Ok(());
        };
        let attempt = rows.attempt(id).await?;
        let link = rows.link(&attempt.link_id).await?;
        let platform = self.load_platform(platform).await?;
        let work = Work {
            service: self,
            ctx,
            platform: &platform,
            attempt: &attempt,
            link: &link,
            fence,
        };
        while_leased(work.run(), || {
            let until = self.now().plus_secs(LEASE_SECS);
            rows.prolong_attempt(id, fence, until)
        })
        .await
    }
}

/// One settlement under its lease.
struct Work<'a> {
    service: &'a Service,
    ctx: &'a Ctx,
    platform: &'a Platform,
    attempt: &'a AttemptRow,
    link: &'a LinkRow,
    fence: i64,
}

impl Work<'_> {
    async fn run(&self) -> Result<(), StoreError> {
        let Some(code) = &self.attempt.auth_code else {
            return Err(StoreError::Corrupt {
                table: "attempt",
                column: "auth_code",
            });
        };
        let code = Code {
            secret: code,
            dies_at: self.attempt.code_expires_at,
            told_appid: self.attempt.told_appid.as_deref(),
        };
        match self.service.exchange(self.platform, code).await {
            Ok(exchanged) => self.record(&exchanged).await,
            Err(KeepError::WeChat(failure)) => self.failed(&failure).await,
            Err(KeepError::Store(error)) => Err(error),
        }
    }

    async fn record(&self, exchanged: &super::Exchanged) -> Result<(), StoreError> {
        let via = self.attempt.via.unwrap_or(Via::Callback);
        let (source, actor) = match via {
            Via::Callback => (
                SnapshotSource::Callback,
                Actor::customer(&self.link.customer.id, &self.link.customer.name),
            ),
            Via::Push => (SnapshotSource::AuthorizedPush, Actor::wechat()),
        };
        let grant = Grant {
            ctx: self.ctx,
            platform: self.platform,
            exchanged,
            meant: Some((self.link, &self.attempt.id)),
            source,
            actor,
            // Without a push's own time: the press came before the grant, and after whatever the account revoked before.
            event_time: self
                .attempt
                .event_time
                .unwrap_or(self.attempt.pressed_at.millis() / 1_000),
            push: None,
        };
        let (tx, recorded) = grant.begin(self.service).await?;
        let rows = tx.platform(&self.platform.id);
        let now = self.service.now();
        if rows
            .settle_attempt(
                &self.attempt.id,
                self.fence,
                &recorded.authorizer,
                recorded.wrong_account,
                now,
            )
            .await?
        {
            reached(Point::GrantWritten);
            tx.commit().await?;
            reached(Point::GrantCommitted);
        }
        // Where the lease was lost, whoever has it now writes the book: dropping the transaction takes all of this back.
        Ok(())
    }

    async fn failed(&self, failure: &Failure) -> Result<(), StoreError> {
        let next = next_at(
            self.service.now(),
            self.attempt.tries,
            self.attempt.code_expires_at,
        );
        let Some(next_try_at) = next.filter(|_| !failure.kind.ends_code()) else {
            return self.give_up(failure).await;
        };
        tracing::warn!(
            attempt.id = %self.attempt.id, reason = reason(failure),
            "an authorization code could not be exchanged; it will be tried again"
        );
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        rows.retry_attempt_later(&self.attempt.id, self.fence, failure, next_try_at)
            .await?;
        tx.commit().await
    }

    async fn give_up(&self, failure: &Failure) -> Result<(), StoreError> {
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        if rows
            .fail_attempt(&self.attempt.id, self.fence, failure, self.service.now())
            .await?
        {
            let object = Object::attempt(&self.attempt.id, &self.link.customer.name);
            let event = Event::new(self.ctx, Actor::system(), Action::Grant)
                .at(&self.platform.id)
                .on(object);
            tx.audit(event.failed(reason(failure)).done()).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
