use std::collections::HashMap;

use domain::ids::AuthorizerId;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, Select,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use crate::{
    PlatformStore, PlatformTx, Result,
    decode::Decode,
    entities::{
        authorizer,
        authorizer_tag::{ActiveModel, Column, Entity},
        tag,
    },
    insert::unless_taken,
};

impl PlatformStore<'_> {
    /// The tags on these authorizers, by their characters; those without any are left out.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn tags_of(
        &self,
        ids: &[AuthorizerId],
    ) -> Result<HashMap<AuthorizerId, Vec<String>>> {
        let mut tags: HashMap<AuthorizerId, Vec<String>> = HashMap::new();
        if ids.is_empty() {
            return Ok(tags);
        }
        let rows = Entity::find()
            .filter(Column::PlatformId.eq(self.id().as_str()))
            .filter(Column::AuthorizerId.is_in(ids.iter().map(AuthorizerId::as_str)))
            .order_by(Column::AuthorizerId, Order::Asc)
            .order_by(Column::Tag, Order::Asc)
            .all(&self.db.read)
            .await?;
        for row in rows {
            let id = Decode("authorizer_tag").id("authorizer_id", &row.authorizer_id)?;
            tags.entry(id).or_default().push(row.tag);
        }
        Ok(tags)
    }

    /// The first `limit` tags in use, by their characters.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn tags(&self, limit: u64) -> Result<Vec<String>> {
        let rows = tag::Entity::find()
            .filter(tag::Column::PlatformId.eq(self.id().as_str()))
            .order_by(tag::Column::Name, Order::Asc)
            .limit(limit)
            .all(&self.db.read)
            .await?;
        Ok(rows.into_iter().map(|row| row.name).collect())
    }

    fn tags_query(&self, id: &AuthorizerId) -> Select<Entity> {
        Entity::find()
            .filter(Column::PlatformId.eq(self.id().as_str()))
            .filter(Column::AuthorizerId.eq(id.as_str()))
    }
}

impl PlatformTx<'_> {
    /// How many tags are on an authorizer.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn count_tags(&self, id: &AuthorizerId) -> Result<u64> {
        Ok(self.tags_query(id).count(&self.db.read).await?)
    }

    /// Puts a tag on an authorizer: whether it was not there yet.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), [`Db`](crate::StoreError::Db).
    pub async fn add_tag(&self, id: &AuthorizerId, name: &str) -> Result<bool> {
        // Locked: of two who put the last tag that there is room for, one comes second.
        let granted_at: Option<i64> = authorizer::Entity::find()
            .select_only()
            .column(authorizer::Column::GrantedAt)
            .filter(authorizer::Column::PlatformId.eq(self.id().as_str()))
            .filter(authorizer::Column::Id.eq(id.as_str()))
            .lock_exclusive()
            .into_tuple()
            .one(&self.db.write)
            .await?;
        let granted_at = granted_at.ok_or(crate::StoreError::NotFound)?;
        let row = ActiveModel {
            platform_id: Set(self.id().to_string()),
            authorizer_id: Set(id.to_string()),
            tag: Set(name.to_owned()),
            granted_at: Set(granted_at),
        };
        let key = [Column::PlatformId, Column::AuthorizerId, Column::Tag];
        if !unless_taken(&self.db.write, row, OnConflict::columns(key)).await? {
            return Ok(false);
        }
        let first = tag::ActiveModel {
            platform_id: Set(self.id().to_string()),
            name: Set(name.to_owned()),
            uses: Set(1),
        };
        let again = OnConflict::columns([tag::Column::PlatformId, tag::Column::Name])
            .value(
                tag::Column::Uses,
                Expr::col((tag::Entity, tag::Column::Uses)).add(1),
            )
            .to_owned();
        tag::Entity::insert(first)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(true)
    }

    /// Takes a tag off an authorizer: whether it was there.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn remove_tag(&self, id: &AuthorizerId, name: &str) -> Result<bool> {
        let removed = Entity::delete_many()
            .filter(Column::PlatformId.eq(self.id().as_str()))
            .filter(Column::AuthorizerId.eq(id.as_str()))
            .filter(Column::Tag.eq(name))
            .exec(&self.db.write)
            .await?;
        if removed.rows_affected == 0 {
            return Ok(false);
        }
        let of_platform = tag::Column::PlatformId.eq(self.id().as_str());
        tag::Entity::update_many()
            .col_expr(tag::Column::Uses, Expr::col(tag::Column::Uses).sub(1))
            .filter(of_platform.clone())
            .filter(tag::Column::Name.eq(name))
            .exec(&self.db.write)
            .await?;
        tag::Entity::delete_many()
            .filter(of_platform)
            .filter(tag::Column::Name.eq(name))
            .filter(tag::Column::Uses.lte(0))
            .exec(&self.db.write)
            .await?;
        Ok(true)
    }
}
