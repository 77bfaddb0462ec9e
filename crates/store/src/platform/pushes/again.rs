use domain::{
    ids::PushId,
    push::{PushState, TryEnd},
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};

use super::finish::{Try, because};
use crate::{
    PlatformTx, Result, StoreError,
    entities::push::{Column, Entity},
    lease::is_free,
};

impl PlatformTx<'_> {
    /// Makes a push wait to be processed, at once: one that is over, or one that waits for its next try. Tries are counted
    /// anew. False when it is being processed right now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn process_push_again(&self, id: &PushId, now: Timestamp) -> Result<bool> {
        let row = Entity::find_by_id(id.as_str())
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .one(&self.db.write)
            .await?
            .ok_or(StoreError::NotFound)?;
        let again = Entity::update_many()
            .col_expr(Column::State, Expr::value(PushState::Waiting.code()))
            .col_expr(Column::Tries, Expr::value(0))
            .col_expr(Column::NextTryAt, Expr::value(now.millis()))
            .col_expr(Column::DoneAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::Outcome, Expr::value(Option::<String>::None));
        let again = because(again, None)
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(row.state.as_str()))
            .filter(Column::Fence.eq(row.fence))
            .filter(is_free(Column::LeaseUntil, now))
            .exec(&self.db.write)
            .await?;
        if again.rows_affected == 0 {
            return Ok(false);
        }
        // How a push was done stands with it, and is about to be written over.
        if row.state == PushState::Done.code() {
            let done = Try {
                node: row.lease_owner.as_deref(),
                began_at: row.began_at,
                ended_at: row.done_at,
                end: TryEnd::Done,
                why: None,
            };
            self.keep_try(id, done).await?;
        }
        Ok(true)
    }

    /// Puts a push aside that was given up: false when it is not (any more).
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn dismiss_push(&self, id: &PushId) -> Result<bool> {
        let dismissed = Entity::update_many()
            .col_expr(Column::State, Expr::value(PushState::Dismissed.code()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::State.eq(PushState::Dead.code()))
            .exec(&self.db.write)
            .await?;
        Ok(dismissed.rows_affected > 0)
    }
}
