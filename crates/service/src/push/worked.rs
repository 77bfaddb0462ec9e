use domain::{
    attempt::Failure,
    audit::Action,
    ids::{AttemptId, PlatformId},
    push::PushOutcome,
    time::Timestamp,
};
use store::{ClaimedPush, PushEnd, PushWhy, StoreError, Tx};

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    settle::next_at,
};

/// How the work on a push ended.
pub(crate) enum Worked {
    /// Its effects are in the book.
    Done {
        outcome: PushOutcome,
        attempt: Option<AttemptId>,
    },
    /// The same, and the push's own end was written along with them.
    Written,
    /// Given up: trying again would change nothing.
    Dead(PushWhy),
    /// Not yet. The code in it lives until then, as far as that is known.
    Later {
        why: PushWhy,
        code_dies_at: Option<Timestamp>,
    },
}

impl Worked {
    pub(crate) const fn done(outcome: PushOutcome) -> Self {
        Self::Done {
            outcome,
            attempt: None,
        }
    }
}

/// A reason that is our own.
pub(super) fn why(code: &str) -> PushWhy {
    PushWhy {
        code: code.to_owned(),
        errcode: None,
        rid: None,
    }
}

/// WeChat's reason.
pub(crate) fn why_of(failure: &Failure) -> PushWhy {
    PushWhy {
        code: failure.kind.code().to_owned(),
        errcode: failure.errcode,
        rid: failure.rid.clone(),
    }
}

impl Service {
    /// Writes how a push ended, under its lease; false when the lease was lost, and then nothing is written.
    pub(super) async fn end_push(
        &self,
        tx: &Tx,
        platform: &PlatformId,
        push: &ClaimedPush,
        worked: &Worked,
    ) -> Result<bool, StoreError> {
        let now = self.now();
        let (end, gave_up) = match worked {
            Worked::Written => return Ok(true),
            Worked::Done { outcome, attempt } => {
                let attempt = attempt.as_ref();
                let outcome = *outcome;
                (PushEnd::Done { outcome, attempt }, None)
            }
            Worked::Dead(why) => (PushEnd::Dead { why }, Some(why)),
            Worked::Later { why, code_dies_at } => match next_at(now, push.tries, *code_dies_at) {
                Some(at) => (PushEnd::RetryAt { at, why }, None),
                None => (PushEnd::Dead { why }, Some(why)),
            },
        };
        let rows = tx.platform(platform);
        if !rows.finish_push(&push.id, push.fence, end, now).await? {
            return Ok(false);
        }
        if let Some(why) = gave_up {
            tracing::error!(
                platform.id = %platform, push.id = %push.id, push.kind = push.info_type, why = why.code,
                errcode = why.errcode, tries = push.tries, "a push was given up"
            );
            self.record_dead(tx, platform, push, why).await?;
        }
        Ok(true)
    }

    async fn record_dead(
        &self,
        tx: &Tx,
        platform: &PlatformId,
        push: &ClaimedPush,
        why: &PushWhy,
    ) -> Result<(), StoreError> {
        let facts = Facts::new()
            .with("kind", push.info_type.as_str())
            .with("authorizer", push.appid.clone())
            .with("tries", push.tries);
        let event = Event::new(&self.own_ctx(), Actor::system(), Action::GiveUpPush)
            .at(platform)
            .on(Object::push(&push.id, &push.info_type))
            .after(facts);
        tx.audit(event.failed(text(why)).done()).await
    }
}

/// As the audit trail gives the reason.
fn text(why: &PushWhy) -> String {
    let mut text = why.code.clone();
    if let Some(errcode) = why.errcode {
        text.push_str(&format!(" errcode={errcode}"));
    }
    if let Some(rid) = &why.rid {
        text.push_str(&format!(" rid={rid}"));
    }
    text
}
