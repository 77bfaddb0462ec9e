use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use crate::{
    MessageCount, PlatformStore, Result,
    entities::message_count::{ActiveModel, Column, Entity},
};

impl PlatformStore<'_> {
    /// Adds to the counts of messages. `kind` is short and without anything that a person wrote.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn count_messages(&self, counted: &MessageCount) -> Result<()> {
        let first = ActiveModel {
            platform_id: Set(self.id.to_string()),
            kind: Set(counted.kind.clone()),
            count: Set(counted.count),
            last_at: Set(counted.last_at.millis()),
        };
        let more = OnConflict::columns([Column::PlatformId, Column::Kind])
            .value(
                Column::Count,
                Expr::col((Entity, Column::Count)).add(counted.count),
            )
            .update_column(Column::LastAt)
            .to_owned();
        Entity::insert(first)
            .on_conflict(more)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// How often messages came, by kind, the newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn message_counts(&self) -> Result<Vec<MessageCount>> {
        let rows = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .order_by(Column::LastAt, Order::Desc)
            .order_by(Column::Kind, Order::Asc)
            .all(&self.db.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| MessageCount {
                kind: row.kind,
                count: row.count,
                last_at: Timestamp::from_millis(row.last_at),
            })
            .collect())
    }
}
