use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::PlatformStore;
use crate::{
    RefusedPushes, Result,
    entities::push_refusal::{ActiveModel, Column, Entity},
};

impl PlatformStore<'_> {
    /// Counts pushes that were refused, the last of them at `last_at`; nothing else of them is kept. `reason` is a code of
    /// ours, never something that the sender wrote.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn count_refused_pushes(
        &self,
        reason: &str,
        count: i64,
        last_at: Timestamp,
    ) -> Result<()> {
        let first = ActiveModel {
            platform_id: Set(self.id.to_string()),
            reason: Set(reason.to_owned()),
            count: Set(count),
            last_at: Set(last_at.millis()),
        };
        let another = OnConflict::columns([Column::PlatformId, Column::Reason])
            .value(Column::Count, Expr::col((Entity, Column::Count)).add(count))
            .update_column(Column::LastAt)
            .to_owned();
        Entity::insert(first)
            .on_conflict(another)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Pushes that were refused, by reason, the newest first; of reasons that were seen since then.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn refused_pushes(&self, since: Timestamp) -> Result<Vec<RefusedPushes>> {
        let rows = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::LastAt.gte(since.millis()))
            .order_by(Column::LastAt, Order::Desc)
            .order_by(Column::Reason, Order::Asc)
            .all(&self.db.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| RefusedPushes {
                reason: row.reason,
                count: row.count,
                last_at: Timestamp::from_millis(row.last_at),
            })
            .collect())
    }
}
