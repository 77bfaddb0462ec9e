use console::Ctx;
use domain::{
    attempt::{AttemptState, Via},
    audit::Action,
    authorizer::SnapshotSource,
    ids::PlatformId,
    push::PushOutcome,
    time::Timestamp,
};
use secrecy::ExposeSecret as _;
use store::{AttemptRow, ClaimedPush, ReturnedCode, StoreError};
use wechat::GrantEvent;

use super::worked::{Worked, why, why_of};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failpoint::{Point, reached},
    keeper::KeepError,
    settle::{Code, Grant},
};

/// How long a pushed code lives when the push does not say (`docs/wechat.md` §2).
const CODE_LIFE_SECS: i64 = 3_600;

impl Service {
    /// A grant: of the attempt that its PreAuthCode names, or of nobody's link.
    pub(super) async fn take_grant(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        event: GrantEvent,
        source: SnapshotSource,
    ) -> Result<Worked, StoreError> {
        let expires_at = dies_at(&event, push.received_at);
        let attempt = match &event.pre_auth_code {
            Some(code) => {
                self.store()
                    .platform(platform)
                    .attempt_by_pre_auth(code.expose_secret())
                    .await?
            }
            None => None,
        };
        let code = Code {
            secret: &event.authorization_code,
            dies_at: Some(expires_at),
            told_appid: Some(&event.authorizer_appid),
        };
        let Some(attempt) = attempt else {
            return self
                .take_unexplained(platform, push, &event, source, code)
                .await;
        };
        let returned = ReturnedCode {
            code: event.authorization_code.clone(),
            expires_at,
            via: Via::Push,
            event_time: event.create_time,
            told_appid: Some(event.authorizer_appid.clone()),
            returned_at: push.received_at,
        };
        let ctx = self.own_ctx();
        // Twice: what is settled first may be a callback's code. Where that comes to nothing, this one is next.
        let mut kept = false;
        for _ in 0..2 {
            kept = self
                .return_code(&ctx, Actor::wechat(), platform, &attempt, &returned)
                .await?;
            reached(Point::CodeKept);
            self.settle(&ctx, platform, &attempt.id).await?;
            if kept {
                break;
            }
        }
        if kept {
            // Whatever became of it, the code is with the attempt, and that is what is tried again.
            return Ok(of(&attempt, PushOutcome::CodeHandedOver));
        }
        let attempt = self.store().platform(platform).attempt(&attempt.id).await?;
        match attempt.state {
            // A callback's code is being tried, or came to nothing a moment ago. Then this one is next.
            AttemptState::Returned | AttemptState::Failed if attempt.via == Some(Via::Callback) => {
                Ok(Worked::Later {
                    why: why("callback_first"),
                    code_dies_at: Some(expires_at),
                })
            }
            // The account changed its sets after the grant that its PreAuthCode belongs to.
            AttemptState::Settled | AttemptState::Failed
                if source == SnapshotSource::UpdatePush =>
            {
                self.take_change(platform, push, &event, &attempt, code)
                    .await
            }
            AttemptState::Settled => {
                // It came to the book by the callback, which does not tell when it was made: a revocation before it is
                // older from now on.
                let rows = self.store().platform(platform);
                rows.note_grant_time(&event.authorizer_appid, event_secs(push, &event))
                    .await?;
                Ok(of(&attempt, PushOutcome::CodeNotNeeded))
            }
            _ => Ok(of(&attempt, PushOutcome::CodeNotNeeded)),
        }
    }

    /// A change of sets under the PreAuthCode of an attempt that is over. Where that attempt was settled, a code that is
    /// refused at the first try is that very grant's, and was exchanged with it; at a later one, an answer of ours may
    /// have been lost, and the profile is asked.
    async fn take_change(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        event: &GrantEvent,
        attempt: &AttemptRow,
        code: Code<'_>,
    ) -> Result<Worked, StoreError> {
        let settled = attempt.state == AttemptState::Settled;
        let told_appid = code.told_appid.filter(|_| !settled || push.tries > 1);
        let code = Code { told_appid, ..code };
        let source = SnapshotSource::UpdatePush;
        match self
            .take_unexplained(platform, push, event, source, code)
            .await?
        {
            Worked::Dead(_) if settled => Ok(of(attempt, PushOutcome::CodeNotNeeded)),
            worked => Ok(worked),
        }
    }

    /// The grant of an account that no link of ours explains: the push itself is what is tried again.
    async fn take_unexplained(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        event: &GrantEvent,
        source: SnapshotSource,
        code: Code<'_>,
    ) -> Result<Worked, StoreError> {
        let platform = self.load_platform(platform).await?;
        let exchanged = match self.exchange(&platform, code).await {
            Ok(exchanged) => exchanged,
            Err(KeepError::Store(error)) => return Err(error),
            Err(KeepError::WeChat(failure)) if failure.kind.ends_code() => {
                return Ok(if self.is_overtaken(&platform.id, push, event).await? {
                    Worked::done(PushOutcome::Overtaken)
                } else {
                    Worked::Dead(why_of(&failure))
                });
            }
            Err(KeepError::WeChat(failure)) => {
                return Ok(Worked::Later {
                    why: why_of(&failure),
                    code_dies_at: code.dies_at,
                });
            }
        };
        let ctx = self.own_ctx();
        let grant = Grant {
            ctx: &ctx,
            platform: &platform,
            exchanged: &exchanged,
            meant: None,
            source,
            actor: Actor::wechat(),
            event_time: event_secs(push, event),
            push: Some(&push.id),
        };
        let (tx, _) = grant.begin(self).await?;
        let done = Worked::done(PushOutcome::GrantRecorded);
        if self.end_push(&tx, &platform.id, push, &done).await? {
            reached(Point::GrantWritten);
            tx.commit().await?;
            reached(Point::GrantCommitted);
        }
        // Without the lease, whoever has it now writes the book: dropping the transaction takes all of this back.
        Ok(Worked::Written)
    }

    /// The account has granted or revoked again since: the book knows, or is about to.
    async fn is_overtaken(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        event: &GrantEvent,
    ) -> Result<bool, StoreError> {
        let rows = self.store().platform(platform);
        let account = rows.authorizer_by_appid(&event.authorizer_appid).await?;
        let event_time = event_secs(push, event);
        if account.is_some_and(|row| row.grant_event_time > event_time) {
            return Ok(true);
        }
        rows.newer_push_waits(push).await
    }

    /// Keeps the code with its attempt; false when one came before it.
    pub(crate) async fn return_code(
        &self,
        ctx: &Ctx,
        actor: Actor,
        platform: &PlatformId,
        attempt: &AttemptRow,
        returned: &ReturnedCode,
    ) -> Result<bool, StoreError> {
        let via = returned.via;
        let tx = self.store().begin().await?;
        let rows = tx.platform(platform);
        let kept = rows.attempt_returned(&attempt.id, returned).await?;
        if kept {
            let link = rows.link(&attempt.link_id).await?;
            let object = Object::attempt(&attempt.id, &link.customer.name);
            let event = Event::new(ctx, actor, Action::ReturnCode)
                .at(platform)
                .on(object);
            tx.audit(event.after(Facts::new().with("via", via.code())).done())
                .await?;
        }
        tx.commit().await?;
        Ok(kept)
    }
}

/// When the grant happened, in seconds.
fn event_secs(push: &ClaimedPush, event: &GrantEvent) -> i64 {
    let told = event.create_time;
    told.unwrap_or(push.received_at.millis() / 1_000)
}

/// When the code of a grant dies.
pub(super) fn dies_at(event: &GrantEvent, received_at: Timestamp) -> Timestamp {
    let told = event
        .authorization_code_expires_at
        .map(Timestamp::from_secs);
    told.unwrap_or_else(|| received_at.plus_secs(CODE_LIFE_SECS))
}

fn of(attempt: &AttemptRow, outcome: PushOutcome) -> Worked {
    Worked::Done {
        outcome,
        attempt: Some(attempt.id.clone()),
    }
}
