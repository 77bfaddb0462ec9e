use domain::ids::PersonId;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _,
};

use crate::{
    PlatformStore, Result,
    decode::Decode,
    entities::{membership, person},
};

impl PlatformStore<'_> {
    /// Who can make links here, by name: at most `limit` of them.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn link_makers(&self, limit: u64) -> Result<Vec<(PersonId, String)>> {
        let members = membership::Entity::find()
            .select_only()
            .column(membership::Column::PersonId)
            .filter(membership::Column::PlatformId.eq(self.id.as_str()))
            .into_query();
        let rows: Vec<(String, String)> = person::Entity::find()
            .select_only()
            .columns([person::Column::Id, person::Column::Name])
            .filter(
                Condition::any()
                    .add(person::Column::IsOwner.eq(true))
                    .add(person::Column::Id.in_subquery(members)),
            )
            .order_by(person::Column::Name, Order::Asc)
            .order_by(person::Column::Id, Order::Asc)
            .limit(limit)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|(id, name)| Ok((Decode("person").id("id", &id)?, name)))
            .collect()
    }
}
