//! Entering what was there before lists could be searched.

use domain::ids::PlatformId;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select, sea_query::Expr,
};

use super::{SystemStore, installation::ID};
use crate::{
    Result, Store,
    decode::Decode,
    entities::{authorizer, customer, installation, link},
    platform::search::SearchKind,
};

/// Raise it when rows are found by other texts or grams than before: everything is entered anew once.
const EDITION: i64 = 1;
/// Rows in one transaction.
const BATCH: u64 = 500;

/// A row's place and the texts that it is found by.
#[derive(Debug, FromQueryResult)]
struct Texts {
    id: String,
    platform_id: String,
    sort_at: i64,
    first: String,
    second: String,
    third: String,
}

impl Store {
    /// Enters every row that was written before this edition of the search, in small transactions; does nothing once it
    /// was done. Repeating it, or doing it on two nodes at once, is harmless.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn fill_search(&self) -> Result<()> {
        if self.system().search_edition().await? >= Some(EDITION) {
            return Ok(());
        }
        self.fill(SearchKind::Customer, customers(), customer::Column::Id)
            .await?;
        self.fill(SearchKind::Link, links(), link::Column::Id)
            .await?;
        self.fill(
            SearchKind::Authorizer,
            authorizers(),
            authorizer::Column::Id,
        )
        .await?;
        self.system().note_search_edition().await
    }

    async fn fill<E: EntityTrait>(
        &self,
        kind: SearchKind,
        rows: Select<E>,
        id: E::Column,
    ) -> Result<()> {
        let mut after = String::new();
        loop {
            let tx = self.begin().await?;
            let some: Vec<Texts> = tx
                .system()
                .texts(rows.clone().filter(id.gt(after.as_str())), id)
                .await?;
            for row in &some {
                let platform: PlatformId =
                    Decode(kind.code()).id("platform_id", &row.platform_id)?;
                let rows = tx.platform(&platform);
                if kind == SearchKind::Authorizer {
                    // By more than texts: it reads the row itself.
                    rows.list_anew(&Decode("authorizer").id("id", &row.id)?)
                        .await?;
                    continue;
                }
                let texts = [row.first.as_str(), &row.second, &row.third];
                rows.put_grams(kind, &row.id, row.sort_at, &texts).await?;
            }
            tx.commit().await?;
            match some.last() {
                Some(last) => after.clone_from(&last.id),
                None => return Ok(()),
            }
        }
    }
}

impl SystemStore<'_> {
    async fn search_edition(&self) -> Result<Option<i64>> {
        let row = installation::Entity::find_by_id(ID)
            .one(&self.db.read)
            .await?;
        Ok(row.and_then(|row| row.search_edition))
    }

    async fn note_search_edition(&self) -> Result<()> {
        installation::Entity::update_many()
            .col_expr(installation::Column::SearchEdition, Expr::value(EDITION))
            .filter(installation::Column::Id.eq(ID))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Locked, so that nobody renames one between this and the end of the transaction.
    async fn texts<E: EntityTrait>(&self, rows: Select<E>, id: E::Column) -> Result<Vec<Texts>> {
        Ok(rows
            .order_by(id, Order::Asc)
            .limit(BATCH)
            .lock_exclusive()
            .into_model::<Texts>()
            .all(&self.db.write)
            .await?)
    }
}

fn customers() -> Select<customer::Entity> {
    use customer::Column as C;
    customer::Entity::find()
        .select_only()
        .columns([C::Id, C::PlatformId])
        .expr_as(C::CreatedAt.into_expr(), "sort_at")
        .expr_as(C::Name.into_expr(), "first")
        .expr_as(C::Note.into_expr(), "second")
        .expr_as(Expr::cust("''"), "third")
}

/// A link is found by its customer's name and its own note.
fn links() -> Select<link::Entity> {
    use link::Column as L;
    link::Entity::find()
        .inner_join(customer::Entity)
        .select_only()
        .columns([L::Id, L::PlatformId])
        .expr_as(L::CreatedAt.into_expr(), "sort_at")
        .expr_as(customer::Column::Name.into_expr(), "first")
        .expr_as(L::Note.into_expr(), "second")
        .expr_as(Expr::cust("''"), "third")
}

fn authorizers() -> Select<authorizer::Entity> {
    use authorizer::Column as A;
    authorizer::Entity::find()
        .select_only()
        .columns([A::Id, A::PlatformId])
        .expr_as(A::GrantedAt.into_expr(), "sort_at")
        .expr_as(Expr::cust("''"), "first")
        .expr_as(Expr::cust("''"), "second")
        .expr_as(Expr::cust("''"), "third")
}
