use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr};

use crate::{ConflictCounts, PlatformStore, Result, entities::conflict};

impl PlatformStore<'_> {
    /// How many conflicts are open, and of what sort, counted up to this number.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn conflict_counts(&self, up_to: u64) -> Result<ConflictCounts> {
        let count = async |only: &'static str| {
            let open = conflict::Entity::find()
                .filter(conflict::Column::PlatformId.eq(self.id.as_str()))
                .filter(Expr::cust("conflict.closed_at IS NULL"))
                .filter(Expr::cust(only));
            self.count(open, up_to).await
        };
        Ok(ConflictCounts {
            open: count("TRUE").await?,
            exclusive: count("conflict.exclusive = 1").await?,
            unacknowledged: count("conflict.acknowledged_at IS NULL").await?,
        })
    }
}
