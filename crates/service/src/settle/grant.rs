use console::Ctx;
use domain::{
    audit::Action,
    authorizer::{GrantStatus, SnapshotSource, Standing},
    conflict,
    ids::{AttemptId, AuthorizerId, PushId, SnapshotId},
    time::Timestamp,
};
use store::{LinkRow, NewSnapshot, StoreError, Tx};

use super::{Exchanged, conflicts::Conflicts, profile};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
    keeper::Platform,
};

/// A grant on its way into the book.
pub(crate) struct Grant<'a> {
    pub(crate) ctx: &'a Ctx,
    pub(crate) platform: &'a Platform,
    pub(crate) exchanged: &'a Exchanged,
    /// The link that explains it, and the press.
    pub(crate) meant: Option<(&'a LinkRow, &'a AttemptId)>,
    pub(crate) source: SnapshotSource,
    pub(crate) actor: Actor,
    /// When it was made, in seconds: CreateTime of the push that told it, where there is one.
    pub(crate) event_time: i64,
    pub(crate) push: Option<&'a PushId>,
}

/// What stands in the book now.
#[derive(Debug)]
pub(crate) struct Recorded {
    pub(crate) authorizer: AuthorizerId,
    pub(crate) wrong_account: bool,
}

impl Grant<'_> {
    /// The same in a transaction of its own, for the caller to end. Of two who write the first grant of an account, the
    /// second finds it in the book at its second try.
    pub(crate) async fn begin(&self, service: &Service) -> Result<(Tx, Recorded), StoreError> {
        let tx = service.store().begin().await?;
        match self.record(&tx, service.now()).await {
            Err(StoreError::Taken(_)) => {
                drop(tx);
                let tx = service.store().begin().await?;
                let recorded = self.record(&tx, service.now()).await?;
                Ok((tx, recorded))
            }
            recorded => recorded.map(|recorded| (tx, recorded)),
        }
    }

    /// Writes authorizer, tokens, snapshot, conflicts and the audit entries. What WeChat did not tell is left as it is.
    pub(crate) async fn record(&self, tx: &Tx, now: Timestamp) -> Result<Recorded, StoreError> {
        let rows = tx.platform(&self.platform.id);
        let appid = &self.exchanged.authorization.authorizer_appid;
        let known = rows.hold_authorizer(appid).await?;
        let in_force = known
            .as_ref()
            .filter(|row| row.status != GrantStatus::Unauthorized);
        let before = in_force.map(|row| row.granted.clone()).unwrap_or_default();
        let granted = self.granted().unwrap_or_else(|| before.clone());
        let expected = self.expected(known.as_ref());
        let placement = self.placement(known.as_ref());
        let wrong_account = placement.standing == Standing::WrongAccount;

        let id = self
            .write_authorizer(tx, known.as_ref(), &granted, &expected, &placement, now)
            .await?;
        if let Some(info) = &self.exchanged.info {
            rows.update_profile(&id, &profile::update(info), now)
                .await?;
        }
        let tokens = self.tokens(now);
        // What brought no tokens must not disturb whoever renews those that are there.
        if tokens.refresh.is_some() || tokens.access.is_some() {
            rows.put_tokens(&id, &tokens, now).await?;
        }

        let snapshot = SnapshotId::new(now, entropy::bytes());
        rows.insert_snapshot(&NewSnapshot {
            id: snapshot.clone(),
            authorizer_id: id.clone(),
            taken_at: now,
            source: self.source,
            sets: granted.clone(),
            attempt_id: self.meant.map(|(_, attempt)| attempt.clone()),
            push_id: self.push.cloned(),
        })
        .await?;

        let object = Object::authorizer(&id, &self.name(known.as_ref()));
        let action = if in_force.is_some() {
            Action::UpdateGrant
        } else {
            Action::Grant
        };
        let facts = Facts::new()
            .sets("sets", &granted)
            .with(
                "customer",
                placement.customer.as_ref().map(ToString::to_string),
            )
            .with("standing", placement.standing.code());
        let mut event = self
            .event(action, self.actor.clone())
            .on(object.clone())
            .after(facts);
        if in_force.is_some() {
            event = event.before(Facts::new().sets("sets", &before));
        }
        tx.audit(event.done()).await?;
        if wrong_account {
            self.tell_set_aside(tx, &object, appid).await?;
        }
        Conflicts {
            ctx: self.ctx,
            tx,
            platform: &self.platform.id,
            id: &id,
            snapshot: &snapshot,
            object: &object,
            evidence: conflict::Evidence::Snapshot(self.source),
        }
        .write(&conflict::compare(&before, &granted, &expected), &granted)
        .await?;
        Ok(Recorded {
            authorizer: id,
            wrong_account,
        })
    }

    fn event(&self, action: Action, actor: Actor) -> Event {
        Event::new(self.ctx, actor, action).at(&self.platform.id)
    }

    async fn tell_set_aside(
        &self,
        tx: &Tx,
        object: &Object,
        appid: &str,
    ) -> Result<(), StoreError> {
        let Some((link, _)) = self.meant else {
            return Ok(());
        };
        let facts = Facts::new()
            .with("granted_by", appid)
            .with("expected", link.ask.biz_appid.clone())
            .with("link", link.id.as_str())
            .with("link_customer", link.customer.name.as_str());
        tx.audit(
            self.event(Action::SetAside, Actor::system())
                .on(object.clone())
                .after(facts)
                .done(),
        )
        .await
    }
}
