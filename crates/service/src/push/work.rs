use domain::{
    authorizer::SnapshotSource,
    ids::{PlatformId, PushId},
    time::Timestamp,
};
use secrecy::ExposeSecret as _;
use store::{ClaimedPush, PushEnd, StoreError};
use wechat::Event as PushEvent;

use crate::{core::Service, settle::next_try};

/// How long the work on one push may hold its lease.
const LEASE_SECS: i64 = 60;

/// How the work on a push ended.
pub(super) enum Worked {
    Done,
    /// Given up: trying again would change nothing.
    Failed(String),
    /// WeChat did not answer; the code lives until then, as far as that is known.
    Later {
        why: String,
        code_dies_at: Option<Timestamp>,
    },
}

impl Service {
    /// Works off one push. Does nothing when another worker has it. Each step can be repeated: a kill at any line is
    /// followed by the same work once more.
    pub(crate) async fn work_push(
        &self,
        platform: &PlatformId,
        id: &PushId,
    ) -> Result<(), StoreError> {
        let rows = self.store().platform(platform);
        let until = self.now().plus_secs(LEASE_SECS);
        let Some(push) = rows
            .claim_push(id, &self.deps().node, self.now(), until)
            .await?
        else {
            return Ok(());
        };
        let worked = match PushEvent::parse(push.body.expose_secret()) {
            Ok(event) => self.work_event(platform, &push, event).await?,
            Err(error) => Worked::Failed(error.to_string()),
        };
        let now = self.now();
        let retry_at = next_try(now, push.tries);
        let end = match &worked {
            Worked::Done => PushEnd::Done,
            Worked::Failed(why) => PushEnd::Failed { why },
            Worked::Later { why, code_dies_at }
                if code_dies_at.is_some_and(|at| at <= retry_at) =>
            {
                PushEnd::Failed { why }
            }
            Worked::Later { why, .. } => PushEnd::RetryAt { at: retry_at, why },
        };
        if let PushEnd::Failed { why } = end {
            tracing::error!(platform.id = %platform, push.id = %id, push.kind = push.info_type, why, "a push was given up");
        }
        rows.finish_push(id, push.fence, end, now).await.map(drop)
    }

    async fn work_event(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        event: PushEvent,
    ) -> Result<Worked, StoreError> {
        match event {
            PushEvent::ComponentVerifyTicket { ticket, .. } => {
                self.take_ticket(platform, push, ticket).await
            }
            PushEvent::Authorized(grant) => {
                self.take_grant(platform, push, grant, SnapshotSource::AuthorizedPush)
                    .await
            }
            PushEvent::UpdateAuthorized(grant) => {
                self.take_grant(platform, push, grant, SnapshotSource::UpdatePush)
                    .await
            }
            PushEvent::Unauthorized {
                authorizer_appid,
                create_time,
                ..
            } => {
                self.take_revocation(platform, push, &authorizer_appid, create_time)
                    .await
            }
            other @ (PushEvent::Notice(_) | PushEvent::Unknown { .. }) => {
                tracing::info!(platform.id = %platform, push.kind = other.info_type(), "a push of a kind that needs no work");
                Ok(Worked::Done)
            }
        }
    }
}
