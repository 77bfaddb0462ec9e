use std::collections::BTreeSet;

use domain::{ids::CustomerId, time::Timestamp};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    NewCustomer, PlatformStore, PlatformTx, Result,
    entities::customer::{ActiveModel, Column, Entity},
    platform::search::SearchKind,
};

/// How many names are looked up in one statement.
const NAMES: usize = 500;

impl PlatformStore<'_> {
    /// Those of these names that a customer has already.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn customers_named(&self, names: &[&str]) -> Result<BTreeSet<String>> {
        let mut found = BTreeSet::new();
        for some in names.chunks(NAMES) {
            let taken: Vec<String> = Entity::find()
                .select_only()
                .column(Column::Name)
                .filter(Column::PlatformId.eq(self.id.as_str()))
                .filter(Column::Name.is_in(some.iter().copied()))
                .into_tuple()
                .all(&self.db.read)
                .await?;
            found.extend(taken);
        }
        Ok(found)
    }
}

impl PlatformTx<'_> {
    /// Adds a customer.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn insert_customer(&self, new: &NewCustomer) -> Result<()> {
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            name: Set(new.name.clone()),
            note: Set(new.note.clone()),
            created_at: Set(new.created_at.millis()),
            created_by: Set(new.created_by.as_ref().map(ToString::to_string)),
            archived_at: Set(None),
            version: Set(0),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        self.enter(&new.id, new.created_at, &new.name, &new.note)
            .await
    }

    /// Gives a customer another name and note. False, and nothing is changed, when somebody changed it since it had this
    /// version.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), [`Db`](crate::StoreError::Db).
    pub async fn update_customer(
        &self,
        id: &CustomerId,
        version: i64,
        name: &str,
        note: &str,
    ) -> Result<bool> {
        let before = self.customer(id).await?;
        let updated = self
            .changed_customer(id)
            .col_expr(Column::Name, Expr::value(name))
            .col_expr(Column::Note, Expr::value(note))
            .filter(Column::Version.eq(version))
            .exec(&self.db.write)
            .await?;
        if updated.rows_affected == 0 {
            return Ok(false);
        }
        self.enter(id, before.created_at, name, note).await?;
        if before.name != name {
            self.rename_in_links(id, name).await?;
        }
        Ok(true)
    }

    /// Puts a customer away. False when it is put away already.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn archive_customer(&self, id: &CustomerId, now: Timestamp) -> Result<bool> {
        let archived = self
            .changed_customer(id)
            .col_expr(Column::ArchivedAt, Expr::value(now.millis()))
            .filter(Column::ArchivedAt.is_null())
            .exec(&self.db.write)
            .await?;
        Ok(archived.rows_affected > 0)
    }

    /// Takes a customer back from the archive. False when it is not there.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn restore_customer(&self, id: &CustomerId) -> Result<bool> {
        let restored = self
            .changed_customer(id)
            .col_expr(Column::ArchivedAt, Expr::value(Option::<i64>::None))
            .filter(Column::ArchivedAt.is_not_null())
            .exec(&self.db.write)
            .await?;
        Ok(restored.rows_affected > 0)
    }

    async fn enter(&self, id: &CustomerId, at: Timestamp, name: &str, note: &str) -> Result<()> {
        let texts = [name, note];
        self.put_grams(SearchKind::Customer, id.as_str(), at.millis(), &texts)
            .await
    }

    /// An UPDATE of one customer that its other editors will notice.
    fn changed_customer(&self, id: &CustomerId) -> UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
    }
}
