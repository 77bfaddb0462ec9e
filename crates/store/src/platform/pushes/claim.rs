use domain::{
    ids::PushId,
    push::{PushState, TryEnd, event_millis},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, Select,
    sea_query::Expr,
};

use super::{BODY, FIRST_OF_ACCOUNT, finish::Try};
use crate::{
    ClaimedPush, PlatformStore, Result,
    decode::Decode,
    entities::push::{Column, Entity},
    lease::{self, Claim},
};

impl PlatformStore<'_> {
    /// Takes a push to process it until `until`; none when somebody else has it, when it does not wait, or when a push of
    /// the same account that happened before it does.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn claim_push(
        &self,
        id: &PushId,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<ClaimedPush>> {
        // Through the writer: a reader may not have seen the newest lease yet.
        let Some(row) = Entity::find_by_id(id.as_str())
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .one(&self.db.write)
            .await?
        else {
            return Ok(None);
        };
        let which = Condition::all()
            .add(Column::Id.eq(id.as_str()))
            .add(Column::State.eq(PushState::Waiting.code()))
            .add(Column::Fence.eq(row.fence))
            // Another node may have tried it since we read that it is due.
            .add(Column::NextTryAt.lte(now.millis()))
            .add(Expr::cust(FIRST_OF_ACCOUNT));
        let claim = Claim { owner, now, until };
        let Some(fence) = lease::take_and_begin(&self.db.write, Entity, which, claim).await? else {
            return Ok(None);
        };
        if row.lease_until.is_some() {
            let gone = Try {
                node: row.lease_owner.as_deref(),
                began_at: row.began_at,
                ended_at: None,
                end: TryEnd::Interrupted,
                why: None,
            };
            self.keep_try(id, gone).await?;
        }
        Ok(Some(ClaimedPush {
            id: Decode("push").id("id", &row.id)?,
            info_type: row.info_type,
            appid: row.appid,
            create_time: row.create_time,
            body: self.db.keys.open(BODY, &row.id, &row.body)?,
            received_at: Timestamp::from_millis(row.received_at),
            tries: row.tries + 1,
            fence,
        }))
    }

    /// Keeps a claimed push for longer; false when the lease was lost.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn prolong_push(&self, id: &PushId, fence: i64, until: Timestamp) -> Result<bool> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()));
        lease::prolong(&self.db.write, Entity, which, fence, until).await
    }

    /// Whether a push of the same account waits that happened after this one.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn newer_push_waits(&self, push: &ClaimedPush) -> Result<bool> {
        let Some(appid) = &push.appid else {
            return Ok(false);
        };
        let event_at = event_millis(push.create_time, push.received_at.millis());
        let newer = self.newer_pushes_query(appid, event_at);
        Ok(newer.count(&self.db.read).await? > 0)
    }

    pub(crate) fn newer_pushes_query(&self, appid: &str, event_at: i64) -> Select<Entity> {
        Entity::find()
            // Written out as in the partial index: few pushes wait.
            .filter(Expr::cust(
                "push.state = 'pending' AND push.appid IS NOT NULL",
            ))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Appid.eq(appid))
            .filter(Column::EventAt.gt(event_at))
    }
}
