use domain::{
    conflict::{Evidence, Lack},
    ids::{AuthorizerId, ConflictId},
    list::{ConflictFilter, ConflictState, Cursor, PAGE_SIZE, Page},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Select,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    Acknowledged, ConflictRow, PlatformStore, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::conflict::{Column, Entity, Model},
};

impl PlatformStore<'_> {
    /// A page of conflicts: exclusive ones first, then the newest.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn conflicts(&self, filter: &ConflictFilter) -> Result<Page<ConflictRow>> {
        let rows = self.conflicts_query(filter).all(&self.db.read).await?;
        let rows: Vec<ConflictRow> = rows.into_iter().map(conflict_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: ConflictFilter::place(row.exclusive, row.opened_at.millis()),
            id: row.id.to_string(),
        }))
    }

    /// One conflict.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn conflict(&self, id: &ConflictId) -> Result<ConflictRow> {
        let row = self
            .own_conflicts()
            .filter(Column::Id.eq(id.as_str()))
            .one(&self.db.read)
            .await?;
        conflict_row(row.ok_or(StoreError::NotFound)?)
    }

    /// What an authorizer lacks, by the id of the set.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn open_conflicts(&self, authorizer: &AuthorizerId) -> Result<Vec<ConflictRow>> {
        let rows = self
            .open_conflicts_query(authorizer)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(conflict_row).collect()
    }

    pub(crate) fn open_conflicts_query(&self, authorizer: &AuthorizerId) -> Select<Entity> {
        self.own_conflicts()
            .filter(Column::AuthorizerId.eq(authorizer.as_str()))
            .filter(Column::ClosedAt.is_null())
            .order_by(Column::SetId, Order::Asc)
    }

    pub(crate) fn conflicts_query(&self, filter: &ConflictFilter) -> Select<Entity> {
        let mut query = self.own_conflicts();
        // Written out as in the partial indexes: a bound value would not tell the planner that they apply. Where a set or a
        // customer leads, they must not: few rows are about one, whatever is open.
        let led = filter.set.is_some() || filter.customer.is_some();
        if let Some(only) = match (filter.state, led) {
            (ConflictState::Open, false) => Some("conflict.closed_at IS NULL"),
            (ConflictState::Open, true) => Some("COALESCE(conflict.closed_at, 0) = 0"),
            (ConflictState::Closed, false) => Some("conflict.closed_at IS NOT NULL"),
            (ConflictState::Closed, true) => Some("COALESCE(conflict.closed_at, 0) > 0"),
            (ConflictState::All, _) => None,
        } {
            query = query.filter(Expr::cust(only));
        }
        if let Some(only) = filter.acknowledged.map(|yes| match yes {
            true => "conflict.acknowledged_at IS NOT NULL",
            false => "conflict.acknowledged_at IS NULL",
        }) {
            query = query.filter(Expr::cust(only));
        }
        if let Some(customer) = &filter.customer {
            query = query.filter(Column::CustomerId.eq(customer.as_str()));
        }
        if let Some(set) = filter.set {
            query = query.filter(Column::SetId.eq(set));
        }
        if let Some(lack) = filter.lack {
            query = query.filter(Column::Lack.eq(lack.code()));
        }
        if let Some(exclusive) = filter.exclusive {
            query = query.filter(Column::Exclusive.eq(i64::from(exclusive)));
        }
        if let Some(after) = &filter.after {
            let (exclusive, opened_at) = ConflictFilter::placed(after.key);
            let row = [Column::Exclusive, Column::OpenedAt, Column::Id]
                .map(|column| Expr::col((Entity, column)));
            let place = [
                Expr::value(i64::from(exclusive)),
                Expr::value(opened_at),
                Expr::value(after.id.clone()),
            ];
            query = query.filter(Expr::tuple(row).lt(Expr::tuple(place)));
        }
        query
            .order_by(Column::Exclusive, Order::Desc)
            .order_by(Column::OpenedAt, Order::Desc)
            .order_by(Column::Id, Order::Desc)
            .limit(PAGE_SIZE + 1)
    }

    fn own_conflicts(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }
}

fn conflict_row(row: Model) -> Result<ConflictRow> {
    let decode = Decode("conflict");
    let acknowledged = row.acknowledged_at.map(|at| Acknowledged {
        at: Timestamp::from_millis(at),
        by: row.acknowledged_name.unwrap_or_default(),
    });
    Ok(ConflictRow {
        id: decode.id("id", &row.id)?,
        authorizer_id: decode.id("authorizer_id", &row.authorizer_id)?,
        set: row.set_id,
        exclusive: row.exclusive != 0,
        lack: decode.known("lack", Lack::from_code(&row.lack))?,
        opened_at: Timestamp::from_millis(row.opened_at),
        opened_by: decode.id("opened_by", &row.opened_by)?,
        evidence: decode.known("evidence", Evidence::from_code(&row.evidence))?,
        closed_at: time_or_null(row.closed_at),
        closed_by: decode.id_or_null("closed_by", row.closed_by.as_deref())?,
        acknowledged,
        note: row.note,
        version: row.version,
    })
}
