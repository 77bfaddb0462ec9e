use domain::{push::PushState, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Select,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    PlatformStore, PlatformTx, Result,
    entities::{
        push::{Column, Entity},
        push_try,
    },
};

impl PlatformStore<'_> {
    pub(crate) fn old_pushes_query(&self, before: Timestamp, limit: u64) -> Select<Entity> {
        // An expression that no index is about: the oldest are found by when they were received.
        let over = Expr::cust("COALESCE(push.state, '')")
            .is_in([PushState::Done.code(), PushState::Dismissed.code()]);
        Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::ReceivedAt.lt(before.millis()))
            .filter(over)
            .order_by(Column::ReceivedAt, Order::Asc)
            .order_by(Column::Id, Order::Asc)
            .limit(limit)
    }
}

impl PlatformTx<'_> {
    /// Removes pushes that were received before then and are over, with their tries: how many, `limit` at most. What waits
    /// stays, and so does what was given up until staff have put it aside.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn remove_old_pushes(&self, before: Timestamp, limit: u64) -> Result<u64> {
        let ids: Vec<String> = self
            .old_pushes_query(before, limit)
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.db.write)
            .await?;
        if ids.is_empty() {
            return Ok(0);
        }
        push_try::Entity::delete_many()
            .filter(push_try::Column::PushId.is_in(ids.iter().cloned()))
            .exec(&self.db.write)
            .await?;
        let removed = Entity::delete_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.is_in(ids))
            .exec(&self.db.write)
            .await?;
        Ok(removed.rows_affected)
    }
}
