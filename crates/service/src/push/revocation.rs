use domain::{
    audit::Action,
    authorizer::{GrantStatus, SnapshotSource},
    ids::{PlatformId, SnapshotId},
    push::PushOutcome,
    sets::SetIds,
};
use store::{ClaimedPush, NewSnapshot, StoreError, Tx};

use super::worked::{Worked, why};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
    platform::name_of,
};

impl Service {
    /// The account took its grant back. History stays; tokens go. One that is older than the newest grant tells of a
    /// grant before it and changes nothing: the order of pushes is not guaranteed.
    pub(super) async fn take_revocation(
        &self,
        tx: &Tx,
        platform: &PlatformId,
        push: &ClaimedPush,
        appid: &str,
        create_time: Option<i64>,
    ) -> Result<Worked, StoreError> {
        let ctx = self.own_ctx();
        let event_time = create_time.unwrap_or(push.received_at.millis() / 1_000);
        let rows = tx.platform(platform);
        // A grant before it may still wait for its exchange, with its attempt.
        if rows.has_returned_attempt(appid, event_time).await? {
            return Ok(Worked::Later {
                why: why("grant_first"),
                code_dies_at: None,
            });
        }
        let Some(row) = rows.hold_authorizer(appid).await? else {
            return Ok(Worked::done(PushOutcome::AccountUnknown));
        };
        if row.status == GrantStatus::Unauthorized || event_time < row.grant_event_time {
            return Ok(Worked::done(PushOutcome::RevocationOld));
        }
        let snapshot = SnapshotId::new(ctx.now, entropy::bytes());
        rows.insert_snapshot(&NewSnapshot {
            id: snapshot.clone(),
            authorizer_id: row.id.clone(),
            taken_at: ctx.now,
            source: SnapshotSource::UnauthorizedPush,
            sets: SetIds::default(),
            attempt_id: None,
            push_id: Some(push.id.clone()),
        })
        .await?;
        // Without a grant nothing is lacking.
        for conflict in rows.open_conflicts(&row.id).await? {
            rows.close_conflict(&row.id, conflict.set, &snapshot, ctx.now)
                .await?;
        }
        rows.mark_unauthorized(&row.id, ctx.now, event_time).await?;
        rows.refresh_lacking(&row.id).await?;
        let event = Event::new(&ctx, Actor::wechat(), Action::Revoke).at(platform);
        let event = event.on(Object::authorizer(&row.id, name_of(&row)));
        let before = Facts::new()
            .with("status", row.status.code())
            .sets("sets", &row.granted);
        let after = Facts::new().with("status", GrantStatus::Unauthorized.code());
        tx.audit(event.before(before).after(after).done()).await?;
        Ok(Worked::done(PushOutcome::GrantRevoked))
    }
}
