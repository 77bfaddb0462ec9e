use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::OnConflict,
};

use super::{SearchKind, grams};
use crate::{
    PlatformTx, Result,
    entities::search_gram::{ActiveModel, Column, Entity},
};

/// How many entries go into one statement: each has five values, and SQLite takes 32,766 of them.
const AT_ONCE: usize = 1_000;

impl PlatformTx<'_> {
    /// Lets a row be found by these texts and by no others. `sort_at` is what its list is sorted by.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub(crate) async fn put_grams(
        &self,
        kind: SearchKind,
        id: &str,
        sort_at: i64,
        texts: &[&str],
    ) -> Result<()> {
        Entity::delete_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Kind.eq(kind.code()))
            .filter(Column::ObjectId.eq(id))
            .exec(&self.db.write)
            .await?;
        let rows: Vec<ActiveModel> = grams::of_texts(texts)
            .into_iter()
            .map(|gram| ActiveModel {
                platform_id: Set(self.id.to_string()),
                kind: Set(kind.code().to_owned()),
                object_id: Set(id.to_owned()),
                gram: Set(gram),
                sort_at: Set(sort_at),
            })
            .collect();
        for some in rows.chunks(AT_ONCE) {
            let key = [
                Column::PlatformId,
                Column::Kind,
                Column::ObjectId,
                Column::Gram,
            ];
            Entity::insert_many(some.iter().cloned())
                .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
                .exec_without_returning(&self.db.write)
                .await?;
        }
        Ok(())
    }
}
