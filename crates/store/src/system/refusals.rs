//! Refused pushes that nobody needs to know of any more.

use domain::time::Timestamp;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::SystemStore;
use crate::{
    Result,
    entities::push_refusal::{Column, Entity},
};

impl SystemStore<'_> {
    /// Forgets the refused pushes of reasons that were not seen since then.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn purge_refused_pushes(&self, before: Timestamp) -> Result<()> {
        Entity::delete_many()
            .filter(Column::LastAt.lt(before.millis()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}
