use domain::{
    attempt::{Failure, FailureKind},
    ids::ReconciliationId,
    reconciliation::RunState,
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, UpdateMany, sea_query::Expr};

use crate::{
    PlatformStore, PlatformTx, Progress, Result,
    entities::reconciliation::{Column, Entity},
    failure,
};

/// Where a failure stands.
const FAILURE: [Column; 3] = [
    Column::FailureKind,
    Column::FailureErrcode,
    Column::FailureRid,
];

impl PlatformStore<'_> {
    /// Gives a run back, to go on with at once. Nothing happens when the lease was lost.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn release_run(&self, id: &ReconciliationId, fence: i64) -> Result<()> {
        self.held(id, fence)
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// A run under way, by whoever holds it.
    fn held(&self, id: &ReconciliationId, fence: i64) -> UpdateMany<Entity> {
        Entity::update_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(RunState::Running.code()))
            .filter(Column::Fence.eq(fence))
    }
}

impl PlatformTx<'_> {
    /// Notes how far a run has come, and keeps it until `until`. False, and nothing is changed, when it was lost: then
    /// nothing else may be written for it either.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn advance_run(
        &self,
        id: &ReconciliationId,
        fence: i64,
        progress: &Progress,
        until: Timestamp,
    ) -> Result<bool> {
        let update = failure::kept_in(with(self.held(id, fence), progress), FAILURE, None)
            .col_expr(Column::Tries, Expr::value(0))
            .col_expr(Column::LeaseUntil, Expr::value(until.millis()));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Puts a run aside until `at`, because it could not go on. False as for [`Self::advance_run`].
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn rest_run(
        &self,
        id: &ReconciliationId,
        fence: i64,
        failure: &Failure,
        tries: i64,
        at: Timestamp,
    ) -> Result<bool> {
        let update = failure::kept_in(self.held(id, fence), FAILURE, Some(failure))
            .col_expr(Column::Tries, Expr::value(tries))
            .col_expr(Column::NextTryAt, Expr::value(at.millis()))
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Lets the run that waits for a quota go on at once.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn wake_run(&self, now: Timestamp) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::NextTryAt, Expr::value(now.millis()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::State.eq(RunState::Running.code()))
            .filter(Column::FailureKind.eq(FailureKind::Paused.code()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Ends a run: early, when there is a failure. False as for [`Self::advance_run`].
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_run(
        &self,
        id: &ReconciliationId,
        fence: i64,
        progress: &Progress,
        failure: Option<&Failure>,
        at: Timestamp,
    ) -> Result<bool> {
        let state = match failure {
            Some(_) => RunState::Failed,
            None => RunState::Done,
        };
        let update = failure::kept_in(with(self.held(id, fence), progress), FAILURE, failure)
            .col_expr(Column::State, Expr::value(state.code()))
            .col_expr(Column::EndedAt, Expr::value(at.millis()))
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }
}

fn with(update: UpdateMany<Entity>, progress: &Progress) -> UpdateMany<Entity> {
    update
        .col_expr(Column::Phase, Expr::value(progress.phase.code()))
        .col_expr(Column::ListOffset, Expr::value(progress.walk.offset))
        .col_expr(Column::Total, Expr::value(progress.walk.total))
        .col_expr(Column::Pass, Expr::value(progress.walk.pass))
        .col_expr(Column::Place, Expr::value(progress.place.clone()))
        .col_expr(Column::Listed, Expr::value(progress.listed))
        .col_expr(Column::ToLook, Expr::value(progress.to_look))
        .col_expr(Column::Looked, Expr::value(progress.looked))
        .col_expr(Column::Tally, Expr::value(progress.tally.to_text()))
}
