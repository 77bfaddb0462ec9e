use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, sea_query::Expr,
};

use crate::{ConflictCounts, PlatformStore, Result, entities::conflict};

impl PlatformStore<'_> {
    /// How many conflicts are open, and of what sort.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn conflict_counts(&self) -> Result<ConflictCounts> {
        Ok(ConflictCounts {
            open: self.count_conflicts("TRUE").await?,
            exclusive: self.count_conflicts("conflict.exclusive = 1").await?,
            unacknowledged: self
                .count_conflicts("conflict.acknowledged_at IS NULL")
                .await?,
        })
    }

    async fn count_conflicts(&self, only: &'static str) -> Result<i64> {
        let count = conflict::Entity::find()
            .filter(conflict::Column::PlatformId.eq(self.id.as_str()))
            .filter(Expr::cust("conflict.closed_at IS NULL"))
            .filter(Expr::cust(only))
            .count(&self.db.read)
            .await?;
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
