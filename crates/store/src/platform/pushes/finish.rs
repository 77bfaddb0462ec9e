use domain::{
    ids::PushId,
    push::{PushState, TryEnd},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _,
    UpdateMany, sea_query::Expr,
};

use crate::{
    PlatformStore, PushEnd, PushWhy, Result, StoreError,
    entities::{
        push::{Column, Entity},
        push_try,
    },
};

/// A try that is over and did not do it.
pub(super) struct Try<'a> {
    pub(super) node: Option<&'a str>,
    pub(super) began_at: Option<i64>,
    pub(super) ended_at: Option<i64>,
    pub(super) end: TryEnd,
    pub(super) why: Option<&'a PushWhy>,
}

impl PlatformStore<'_> {
    /// Says how the processing of a claimed push ended. False when the lease was lost: then nothing is changed. A try
    /// that did not do it is kept; call it in a transaction, so that both are.
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
        let claimed = Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(PushState::Waiting.code()))
            .filter(Column::Fence.eq(fence));
        let (update, failed) = match end {
            PushEnd::Done { outcome, attempt } => {
                let attempt = attempt.map(ToString::to_string);
                let update = ended(claimed, PushState::Done, None, now)
                    .col_expr(Column::Outcome, Expr::value(outcome.code()))
                    .col_expr(Column::AttemptId, Expr::value(attempt));
                (update, None)
            }
            PushEnd::Dead { why } => {
                let update = ended(claimed, PushState::Dead, Some(why), now);
                (update, Some((TryEnd::Dead, why)))
            }
            PushEnd::RetryAt { at, why } => {
                let update = because(claimed, Some(why))
                    .col_expr(Column::NextTryAt, Expr::value(at.millis()));
                (update, Some((TryEnd::Later, why)))
            }
        };
        if update.exec(&self.db.write).await?.rows_affected == 0 {
            return Ok(false);
        }
        if let Some((end, why)) = failed {
            self.keep_failed_try(id, end, why, now).await?;
        }
        Ok(true)
    }

    async fn keep_failed_try(
        &self,
        id: &PushId,
        end: TryEnd,
        why: &PushWhy,
        now: Timestamp,
    ) -> Result<()> {
        let row = Entity::find_by_id(id.as_str())
            .one(&self.db.write)
            .await?
            .ok_or(StoreError::NotFound)?;
        let failed = Try {
            node: row.lease_owner.as_deref(),
            began_at: row.began_at,
            ended_at: Some(now.millis()),
            end,
            why: Some(why),
        };
        self.keep_try(id, failed).await
    }

    /// Keeps a try as the push's next one.
    pub(super) async fn keep_try(&self, id: &PushId, over: Try<'_>) -> Result<()> {
        use push_try::Column as T;

        let last: Option<i64> = push_try::Entity::find()
            .select_only()
            .column_as(T::Number.max(), "last")
            .filter(T::PushId.eq(id.as_str()))
            .into_tuple::<Option<i64>>()
            .one(&self.db.write)
            .await?
            .flatten();
        let row = push_try::ActiveModel {
            push_id: Set(id.to_string()),
            number: Set(last.unwrap_or(0) + 1),
            node: Set(over.node.map(str::to_owned)),
            began_at: Set(over.began_at),
            ended_at: Set(over.ended_at),
            outcome: Set(over.end.code().to_owned()),
            failure: Set(over.why.map(|why| why.code.clone())),
            failure_errcode: Set(over.why.and_then(|why| why.errcode)),
            failure_rid: Set(over.why.and_then(|why| why.rid.clone())),
        };
        push_try::Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }
}

fn ended(
    update: UpdateMany<Entity>,
    state: PushState,
    why: Option<&PushWhy>,
    now: Timestamp,
) -> UpdateMany<Entity> {
    because(update, why)
        .col_expr(Column::State, Expr::value(state.code()))
        .col_expr(Column::DoneAt, Expr::value(now.millis()))
}

/// With this failure, or with none.
pub(super) fn because(update: UpdateMany<Entity>, why: Option<&PushWhy>) -> UpdateMany<Entity> {
    let code = why.map(|why| why.code.clone());
    let rid = why.and_then(|why| why.rid.clone());
    update
        .col_expr(Column::Failure, Expr::value(code))
        .col_expr(
            Column::FailureErrcode,
            Expr::value(why.and_then(|why| why.errcode)),
        )
        .col_expr(Column::FailureRid, Expr::value(rid))
}
