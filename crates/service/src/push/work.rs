use domain::{
    authorizer::SnapshotSource,
    push::{CALLING, MOST_TRIES, PushOutcome, TICKET},
    release::is_test_account,
};
use secrecy::ExposeSecret as _;
use store::{ClaimedPush, DuePush, StoreError, Tx};
use wechat::{Event as PushEvent, Message};

use super::{
    worked::{Worked, why},
    worker::TICKETS,
};
use crate::{
    core::Service,
    failpoint::{Point, reached},
    heartbeat::{LEASE_SECS, while_leased},
};

impl Service {
    /// Works off one push. Does nothing when another worker has it, or one of the same account that comes first. Each step
    /// can be repeated: a kill at any line is followed by the same work once more.
    pub(crate) async fn work_push(&self, due: &DuePush) -> Result<(), StoreError> {
        if CALLING.contains(&due.info_type.as_str()) {
            return self.work_grant(due).await;
        }
        let Err(error) = self.work_at_once(due).await else {
            return Ok(());
        };
        tracing::error!(
            platform.id = %due.platform, push.id = %due.id, error = &error as &dyn std::error::Error,
            "a push could not be worked off"
        );
        self.put_off(due).await
    }

    /// The same for a push of any kind, tickets among them.
    pub(crate) async fn work_push_again(&self, due: &DuePush) -> Result<(), StoreError> {
        if due.info_type == TICKET {
            self.take_tickets(&due.platform, TICKETS).await.map(drop)
        } else {
            self.work_push(due).await
        }
    }

    /// What calls nobody is one transaction: taken, done and ended.
    async fn work_at_once(&self, due: &DuePush) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let Some(push) = self.claim(&tx, due).await? else {
            return Ok(());
        };
        let worked = if push.tries > MOST_TRIES {
            Worked::Dead(why("interrupted"))
        } else {
            match PushEvent::parse(push.body.expose_secret()) {
                Ok(PushEvent::Unauthorized {
                    authorizer_appid,
                    create_time,
                    ..
                }) if is_test_account(&authorizer_appid) => {
                    self.take_test_revocation(
                        &tx,
                        &due.platform,
                        &push,
                        &authorizer_appid,
                        create_time,
                    )
                    .await?
                }
                Ok(PushEvent::Unauthorized {
                    authorizer_appid,
                    create_time,
                    ..
                }) => {
                    self.take_revocation(&tx, &due.platform, &push, &authorizer_appid, create_time)
                        .await?
                }
                Ok(_) => Worked::done(PushOutcome::Noted),
                Err(_) => Worked::Dead(why("malformed")),
            }
        };
        self.end_push(&tx, &due.platform, &push, &worked).await?;
        reached(Point::PushWritten);
        tx.commit().await
    }

    /// A grant's code is exchanged under a lease that is prolonged as long as WeChat takes.
    async fn work_grant(&self, due: &DuePush) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let Some(push) = self.claim(&tx, due).await? else {
            return Ok(());
        };
        tx.commit().await?;
        reached(Point::PushClaimed);
        let worked = if push.tries > MOST_TRIES {
            Worked::Dead(why("interrupted"))
        } else {
            let rows = self.store().platform(&due.platform);
            while_leased(self.exchange_push(due, &push), || {
                let until = self.now().plus_secs(LEASE_SECS);
                rows.prolong_push(&push.id, push.fence, until)
            })
            .await
            .unwrap_or_else(|error| {
                tracing::error!(
                    platform.id = %due.platform, push.id = %push.id, error = &error as &dyn std::error::Error,
                    "a grant could not be worked off"
                );
                Worked::Later {
                    why: why("internal"),
                    code_dies_at: None,
                }
            })
        };
        if matches!(worked, Worked::Written) {
            return Ok(());
        }
        let tx = self.store().begin().await?;
        self.end_push(&tx, &due.platform, &push, &worked).await?;
        tx.commit().await?;
        reached(Point::PushEnded);
        Ok(())
    }

    async fn exchange_push(&self, due: &DuePush, push: &ClaimedPush) -> Result<Worked, StoreError> {
        let platform = &due.platform;
        let body = push.body.expose_secret();
        match PushEvent::parse(body) {
            Ok(PushEvent::Authorized(grant) | PushEvent::UpdateAuthorized(grant))
                if is_test_account(&grant.authorizer_appid) =>
            {
                self.take_test_grant(platform, push, grant).await
            }
            Ok(PushEvent::Authorized(grant)) => {
                self.take_grant(platform, push, grant, SnapshotSource::AuthorizedPush)
                    .await
            }
            Ok(PushEvent::UpdateAuthorized(grant)) => {
                self.take_grant(platform, push, grant, SnapshotSource::UpdatePush)
                    .await
            }
            Ok(PushEvent::Notice(notice)) => match notice.grant() {
                Some(grant) => {
                    self.take_grant(platform, push, grant, SnapshotSource::AuthorizedPush)
                        .await
                }
                None => Ok(Worked::done(PushOutcome::Noted)),
            },
            Ok(_) => Ok(Worked::done(PushOutcome::Noted)),
            Err(_) => match Message::parse(body) {
                Ok(message) => self.work_message(platform, push, &message).await,
                Err(_) => Ok(Worked::Dead(why("malformed"))),
            },
        }
    }

    async fn claim(&self, tx: &Tx, due: &DuePush) -> Result<Option<ClaimedPush>, StoreError> {
        let (now, node) = (self.now(), &self.deps().node);
        tx.platform(&due.platform)
            .claim_push(&due.id, node, now, now.plus_secs(LEASE_SECS))
            .await
    }

    /// Something on our side failed and took everything back: the try is counted, so that it is not tried for ever.
    async fn put_off(&self, due: &DuePush) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        let Some(push) = self.claim(&tx, due).await? else {
            return Ok(());
        };
        let worked = Worked::Later {
            why: why("internal"),
            code_dies_at: None,
        };
        self.end_push(&tx, &due.platform, &push, &worked).await?;
        tx.commit().await
    }
}
