use domain::{
    ids::CustomerId,
    list::{Cursor, CustomerFilter, Page},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait, FromQueryResult, QueryFilter as _, QuerySelect as _, Select,
    sea_query::{Expr, ExprTrait as _, IntoColumnRef, Query, SelectStatement},
};

use super::{
    PlatformStore, PlatformTx,
    listing::{newest, page},
    search::SearchKind,
};
use crate::{
    CustomerName, CustomerRow, NewCustomer, Result, StoreError,
    decode::Decode,
    entities::{
        authorizer,
        customer::{ActiveModel, Column, Entity, Model},
        link,
    },
};

#[derive(FromQueryResult)]
struct Counted {
    id: String,
    name: String,
    note: String,
    created_at: i64,
    links: i64,
    authorizers: i64,
}

impl PlatformStore<'_> {
    /// A page of customers with how much there is of each, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn customers(&self, filter: &CustomerFilter) -> Result<Page<CustomerRow>> {
        let rows = self
            .customers_query(filter)
            .into_model::<Counted>()
            .all(&self.db.read)
            .await?;
        let rows: Vec<CustomerRow> = rows.into_iter().map(customer_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.created_at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// One customer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn customer(&self, id: &CustomerId) -> Result<CustomerRow> {
        let row = self
            .counted()
            .filter(Column::Id.eq(id.as_str()))
            .into_model::<Counted>()
            .one(&self.db.read)
            .await?;
        customer_row(row.ok_or(StoreError::NotFound)?)
    }

    /// The newest `limit` customers to choose from, `include` first when it exists.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn customer_refs(
        &self,
        limit: u64,
        include: Option<&CustomerId>,
    ) -> Result<Vec<CustomerName>> {
        let mut names = Vec::new();
        if let Some(id) = include {
            let included = self.own().filter(Column::Id.eq(id.as_str()));
            names.extend(included.one(&self.db.read).await?);
        }
        let others = newest(self.own(), Column::CreatedAt, Column::Id, limit)
            .all(&self.db.read)
            .await?;
        let first = names.first().map(|row| row.id.clone());
        names.extend(
            others
                .into_iter()
                .filter(|row| Some(&row.id) != first.as_ref()),
        );
        names.into_iter().map(customer_name).collect()
    }

    pub(crate) fn customers_query(&self, filter: &CustomerFilter) -> Select<Entity> {
        page(
            self.counted(),
            Column::CreatedAt,
            Column::Id,
            filter.after.as_ref(),
        )
    }

    fn own(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }

    /// The counts are asked for within the same statement, by index, for the rows of the page alone.
    fn counted(&self) -> Select<Entity> {
        use authorizer::Column as A;
        use link::Column as L;

        let links = count_of(
            link::Entity,
            (link::Entity, L::PlatformId),
            (link::Entity, L::CustomerId),
        );
        let authorizers = count_of(
            authorizer::Entity,
            (authorizer::Entity, A::PlatformId),
            (authorizer::Entity, A::CustomerId),
        );
        self.own()
            .select_only()
            .columns([Column::Id, Column::Name, Column::Note, Column::CreatedAt])
            .expr_as(Expr::from(links), "links")
            .expr_as(Expr::from(authorizers), "authorizers")
    }
}

impl PlatformTx<'_> {
    /// Adds a customer.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn insert_customer(&self, new: &NewCustomer) -> Result<()> {
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            name: Set(new.name.clone()),
            note: Set(new.note.clone()),
            created_at: Set(new.created_at.millis()),
            created_by: Set(new.created_by.as_ref().map(ToString::to_string)),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        let texts = [new.name.as_str(), &new.note];
        let at = new.created_at.millis();
        self.put_grams(SearchKind::Customer, new.id.as_str(), at, &texts)
            .await
    }
}

/// How many rows of `table` belong to the customer of the row at hand.
fn count_of<E: EntityTrait>(
    table: E,
    platform: impl IntoColumnRef,
    customer: impl IntoColumnRef,
) -> SelectStatement {
    Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from(table.table_ref())
        .and_where(Expr::col(platform).equals((Entity, Column::PlatformId)))
        .and_where(Expr::col(customer).equals((Entity, Column::Id)))
        .take()
}

fn customer_row(row: Counted) -> Result<CustomerRow> {
    Ok(CustomerRow {
        id: Decode("customer").id("id", &row.id)?,
        name: row.name,
        note: row.note,
        links: row.links,
        authorizers: row.authorizers,
        created_at: Timestamp::from_millis(row.created_at),
    })
}

pub(crate) fn customer_name(row: Model) -> Result<CustomerName> {
    Ok(CustomerName {
        id: Decode("customer").id("id", &row.id)?,
        name: row.name,
    })
}
