use domain::ids::AuthorizerId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, sea_query::Expr,
};

use crate::{
    PlatformTx, Result,
    entities::{authorizer_set, authorizer_tag},
    platform::search::SearchKind,
};

impl PlatformTx<'_> {
    /// Brings what an authorizer is found by in line with its row and its open conflicts: its texts, the sets that it
    /// grants and lacks, and its place in the lists.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), [`Db`](crate::StoreError::Db),
    /// [`Corrupt`](crate::StoreError::Corrupt).
    pub(crate) async fn list_anew(&self, id: &AuthorizerId) -> Result<()> {
        let row = self.authorizer(id).await?;
        let granted_at = row.granted_at.millis();
        let texts = [row.name.as_str(), &row.principal, &row.alias];
        self.put_grams(SearchKind::Authorizer, id.as_str(), granted_at, &texts)
            .await?;
        let missing = self.open_conflicts(id).await?;
        let missing = missing
            .iter()
            .map(|conflict| conflict.set)
            .filter(|set| !row.granted.contains(*set));
        let sets: Vec<_> = row
            .granted
            .iter()
            .map(|set| (set, 1))
            .chain(missing.map(|set| (set, 0)))
            .map(|(set, held)| authorizer_set::ActiveModel {
                platform_id: Set(self.id().to_string()),
                authorizer_id: Set(id.to_string()),
                set_id: Set(set),
                held: Set(held),
                granted_at: Set(granted_at),
            })
            .collect();
        self.put_sets(id, sets).await?;
        authorizer_tag::Entity::update_many()
            .col_expr(authorizer_tag::Column::GrantedAt, Expr::value(granted_at))
            .filter(authorizer_tag::Column::PlatformId.eq(self.id().as_str()))
            .filter(authorizer_tag::Column::AuthorizerId.eq(id.as_str()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    async fn put_sets(
        &self,
        id: &AuthorizerId,
        sets: Vec<authorizer_set::ActiveModel>,
    ) -> Result<()> {
        authorizer_set::Entity::delete_many()
            .filter(authorizer_set::Column::PlatformId.eq(self.id().as_str()))
            .filter(authorizer_set::Column::AuthorizerId.eq(id.as_str()))
            .exec(&self.db.write)
            .await?;
        if !sets.is_empty() {
            authorizer_set::Entity::insert_many(sets)
                .exec_without_returning(&self.db.write)
                .await?;
        }
        Ok(())
    }
}
