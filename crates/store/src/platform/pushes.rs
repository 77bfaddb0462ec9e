use domain::{ids::PushId, time::Timestamp};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _,
    sea_query::Expr,
};
use secrecy::ExposeSecret as _;

use super::PlatformStore;
use crate::{
    ClaimedPush, NewPush, PushEnd, PushReceipt, Result, StoreError,
    decode::Decode,
    entities::push::{ActiveModel, Column, Entity},
    inbox,
    insert::unless_taken,
    keys::Slot,
    lease::{self, Claim},
};

const BODY: Slot = Slot::new("push", "body");

const PENDING: &str = "pending";
const DONE: &str = "done";
const FAILED: &str = "failed";

impl PlatformStore<'_> {
    /// Puts a push down, in one statement with others that come at the same time. It is durable when this returns
    /// (within a transaction: when that is committed), and so is the one before it that had the same content.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn insert_push(&self, new: &NewPush) -> Result<PushReceipt> {
        let digest = self.db.keys.mac(BODY, new.body.expose_secret())?;
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            digest: Set(digest.clone()),
            info_type: Set(new.info_type.clone()),
            appid: Set(new.appid.clone()),
            create_time: Set(new.create_time),
            body: Set(self.db.keys.seal(BODY, new.id.as_str(), &new.body)?),
            received_at: Set(new.received_at.millis()),
            state: Set(PENDING.to_owned()),
            tries: Set(0),
            next_try_at: Set(new.received_at.millis()),
            fence: Set(0),
            ..Default::default()
        };
        let is_new = match self.db.inbox {
            Some(inbox) => inbox.put(new.id.to_string(), digest, row).await?,
            None => unless_taken(&self.db.write, row, inbox::unique()).await?,
        };
        Ok(match is_new {
            true => PushReceipt::Inserted(new.id.clone()),
            false => PushReceipt::Duplicate,
        })
    }

    /// Takes a push to process it until `until`; none when somebody else has it, or it is not pending.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn claim_push(
        &self,
        id: &PushId,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<ClaimedPush>> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()))
            .add(Column::State.eq(PENDING));
        let claim = Claim { owner, now, until };
        let Some(fence) = lease::take_and_count(&self.db.write, Entity, which, claim).await? else {
            return Ok(None);
        };
        // Through the writer: a reader may not have seen the lease yet.
        let row = Entity::find_by_id(id.as_str())
            .one(&self.db.write)
            .await?
            .ok_or(StoreError::NotFound)?;
        Ok(Some(ClaimedPush {
            id: Decode("push").id("id", &row.id)?,
            info_type: row.info_type,
            appid: row.appid,
            create_time: row.create_time,
            body: self.db.keys.open(BODY, &row.id, &row.body)?,
            received_at: Timestamp::from_millis(row.received_at),
            tries: row.tries,
            fence,
        }))
    }

    /// Says how the processing of a claimed push ended. False when the lease was lost: then nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn finish_push(
        &self,
        id: &PushId,
        fence: i64,
        end: PushEnd<'_>,
        now: Timestamp,
    ) -> Result<bool> {
        let (state, failure, retry_at) = match end {
            PushEnd::Done => (DONE, None, None),
            PushEnd::Failed { why } => (FAILED, Some(why), None),
            PushEnd::RetryAt { at, why } => (PENDING, Some(why), Some(at)),
        };
        let done_at = retry_at.is_none().then_some(now.millis());
        let mut update = Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .col_expr(Column::State, Expr::value(state))
            .col_expr(Column::Failure, Expr::value(failure))
            .col_expr(Column::DoneAt, Expr::value(done_at))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(PENDING))
            .filter(Column::Fence.eq(fence));
        if let Some(at) = retry_at {
            update = update.col_expr(Column::NextTryAt, Expr::value(at.millis()));
        }
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }
}
