use domain::{
    authorizer::GrantStatus,
    ids::CustomerId,
    list::{Cursor, CustomerFilter, CustomerView, Page},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait, FromQueryResult, QueryFilter as _, QuerySelect as _, Select,
    sea_query::{Expr, ExprTrait as _, IntoColumnRef, Query, SelectStatement},
};

use crate::{
    CustomerName, CustomerRow, PlatformStore, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{
        authorizer,
        customer::{Column, Entity, Model},
        link,
    },
    platform::{
        listing::{newest, page},
        search::{Search, SearchKind},
    },
};

// Written out as in the partial indexes: a bound value would not tell the planner that they apply.
const ACTIVE: &str = "customer.archived_at IS NULL";
const ARCHIVED: &str = "customer.archived_at IS NOT NULL";
/// PostgreSQL adds integers up to a decimal.
const LACKING: &str = "CAST(COALESCE(SUM(authorizer.lacking), 0) AS BIGINT)";

const fn condition_of(view: CustomerView) -> Option<&'static str> {
    match view {
        CustomerView::Active => Some(ACTIVE),
        CustomerView::Archived => Some(ARCHIVED),
        CustomerView::All => None,
    }
}

#[derive(FromQueryResult)]
struct Counted {
    id: String,
    name: String,
    note: String,
    created_at: i64,
    archived_at: Option<i64>,
    version: i64,
    links: i64,
    authorizers: i64,
}

impl PlatformStore<'_> {
    /// A page of customers with how much there is of each, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn customers(&self, filter: &CustomerFilter) -> Result<Page<CustomerRow>> {
        let text = filter.text.trim();
        let search = match self.search(SearchKind::Customer, text).await? {
            None if !text.is_empty() => return Ok(Page::of(Vec::new(), place)),
            search => search,
        };
        let rows = self
            .customers_query(filter, search.as_ref())
            .into_model::<Counted>()
            .all(&self.db.read)
            .await?;
        let rows: Vec<CustomerRow> = rows.into_iter().map(customer_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, place))
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

    /// Customers with exactly this name, those put away included, in no order: the first `limit` that are found.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn customers_called(&self, name: &str, limit: u64) -> Result<Vec<CustomerRow>> {
        let rows = self
            .called_query(name, limit)
            .into_model::<Counted>()
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(customer_row).collect()
    }

    /// How many sets the customer's accounts lack, over all of its authorizers in force.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn lacking_of_customer(&self, id: &CustomerId) -> Result<i64> {
        let sum: Option<i64> = authorizer::Entity::find()
            .select_only()
            .expr_as(Expr::cust(LACKING), "lacking")
            .filter(authorizer::Column::PlatformId.eq(self.id.as_str()))
            .filter(authorizer::Column::CustomerId.eq(id.as_str()))
            .filter(authorizer::Column::Status.eq(GrantStatus::Authorized.code()))
            .into_tuple()
            .one(&self.db.read)
            .await?;
        Ok(sum.unwrap_or_default())
    }

    /// The newest `limit` customers to choose from, without those put away; `include` first when it exists.
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
        let active = self.own().filter(Expr::cust(ACTIVE));
        let others = newest(active, Column::CreatedAt, Column::Id, limit)
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

    pub(crate) fn called_query(&self, name: &str, limit: u64) -> Select<Entity> {
        self.counted().filter(Column::Name.eq(name)).limit(limit)
    }

    pub(crate) fn customers_query(
        &self,
        filter: &CustomerFilter,
        search: Option<&Search>,
    ) -> Select<Entity> {
        let mut query = self.counted();
        if let Some(only) = condition_of(filter.view) {
            query = query.filter(Expr::cust(only));
        }
        let after = filter.after.as_ref();
        if let Some(search) = search {
            let words = search.contained(&[Column::Name.into_expr(), Column::Note.into_expr()]);
            return search.drive(self.id.as_str(), query, Column::Id, words, after);
        }
        page(query, Column::CreatedAt, Column::Id, after)
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
            .columns([Column::ArchivedAt, Column::Version])
            .expr_as(Expr::from(links), "links")
            .expr_as(Expr::from(authorizers), "authorizers")
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
        archived_at: time_or_null(row.archived_at),
        version: row.version,
    })
}

fn place(row: &CustomerRow) -> Cursor {
    Cursor {
        key: row.created_at.millis(),
        id: row.id.to_string(),
    }
}

pub(crate) fn customer_name(row: Model) -> Result<CustomerName> {
    Ok(CustomerName {
        id: Decode("customer").id("id", &row.id)?,
        name: row.name,
    })
}
