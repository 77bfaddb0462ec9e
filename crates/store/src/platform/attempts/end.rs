use domain::{
    attempt::{AttemptState, Failure},
    ids::{AttemptId, AuthorizerId},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, UpdateMany, sea_query::Expr,
};

use crate::{
    PlatformStore, PlatformTx, Result,
    entities::attempt::{Column, Entity},
    failure,
    lease::{self, Claim},
};

/// Where a failure stands.
const FAILURE: [Column; 3] = [
    Column::FailureKind,
    Column::FailureErrcode,
    Column::FailureRid,
];

impl PlatformStore<'_> {
    /// Takes the right to exchange an attempt's code until `until`: the fence that proves it, or none while somebody
    /// else has it or there is nothing (more) to exchange. Counts as a try.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn lease_attempt(
        &self,
        id: &AttemptId,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<i64>> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()))
            .add(Column::State.eq(AttemptState::Returned.code()));
        lease::take_and_count(&self.db.write, Entity, which, Claim { owner, now, until }).await
    }

    /// Keeps that right for longer; false when it was lost.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn prolong_attempt(
        &self,
        id: &AttemptId,
        fence: i64,
        until: Timestamp,
    ) -> Result<bool> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()));
        lease::prolong(&self.db.write, Entity, which, fence, until).await
    }
}

impl PlatformTx<'_> {
    /// The exchange worked: the grant of `authorizer` stands in the book. Counts as a grant of the link, unless it came
    /// from the wrong account: then the link stays open for the right one. False when the lease was lost: then nothing is
    /// changed, and the transaction should be given up.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), also when the authorizer is not one of this platform.
    pub async fn settle_attempt(
        &self,
        id: &AttemptId,
        fence: i64,
        authorizer: &AuthorizerId,
        wrong_account: bool,
        now: Timestamp,
    ) -> Result<bool> {
        let settled = self
            .ended(id, fence, AttemptState::Settled, None, now)
            .col_expr(Column::AuthorizerId, Expr::value(authorizer.as_str()))
            .col_expr(Column::WrongAccount, Expr::value(wrong_account))
            .exec(&self.db.write)
            .await?;
        if settled.rows_affected == 0 {
            return Ok(false);
        }
        if !wrong_account {
            self.count_grant(id).await?;
        }
        Ok(true)
    }

    /// The attempt is given up. False when the lease was lost: then nothing is changed.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn fail_attempt(
        &self,
        id: &AttemptId,
        fence: i64,
        failure: &Failure,
        now: Timestamp,
    ) -> Result<bool> {
        let failed = self
            .ended(id, fence, AttemptState::Failed, Some(failure), now)
            .exec(&self.db.write)
            .await?;
        if failed.rows_affected == 0 {
            return Ok(false);
        }
        self.note_failed_attempt(id).await?;
        Ok(true)
    }

    /// The exchange is tried again from `next_try_at` on. False when the lease was lost: then nothing is changed.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn retry_attempt_later(
        &self,
        id: &AttemptId,
        fence: i64,
        failure: &Failure,
        next_try_at: Timestamp,
    ) -> Result<bool> {
        let put_off = self
            .fenced(id, fence, Some(failure))
            .col_expr(Column::NextTryAt, Expr::value(next_try_at.millis()))
            .exec(&self.db.write)
            .await?;
        Ok(put_off.rows_affected > 0)
    }

    /// The exchange is tried again at once. False, and nothing is changed, when there is no code to exchange (any more).
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn retry_attempt_now(&self, id: &AttemptId, now: Timestamp) -> Result<bool> {
        let due = Entity::update_many()
            .col_expr(Column::NextTryAt, Expr::value(now.millis()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(AttemptState::Returned.code()))
            .filter(
                Condition::any()
                    .add(Column::CodeExpiresAt.is_null())
                    .add(Column::CodeExpiresAt.gt(now.millis())),
            )
            .exec(&self.db.write)
            .await?;
        Ok(due.rows_affected > 0)
    }

    /// No code is kept beyond an attempt's end.
    fn ended(
        &self,
        id: &AttemptId,
        fence: i64,
        state: AttemptState,
        failure: Option<&Failure>,
        now: Timestamp,
    ) -> UpdateMany<Entity> {
        self.fenced(id, fence, failure)
            .col_expr(Column::State, Expr::value(state.code()))
            .col_expr(Column::EndedAt, Expr::value(now.millis()))
            .col_expr(Column::NextTryAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::AuthCode, Expr::value(Option::<Vec<u8>>::None))
    }

    /// An UPDATE by the holder of the lease, which ends it.
    fn fenced(&self, id: &AttemptId, fence: i64, failure: Option<&Failure>) -> UpdateMany<Entity> {
        failure::kept_in(Entity::update_many(), FAILURE, failure)
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(AttemptState::Returned.code()))
            .filter(Column::Fence.eq(fence))
    }
}
