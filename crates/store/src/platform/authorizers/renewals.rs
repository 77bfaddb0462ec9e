use domain::{
    ids::AuthorizerId,
    list::{Cursor, Page, TokenFilter, TokenView},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, QueryFilter as _, Select,
    sea_query::{Expr, Query},
};

use crate::{
    PlatformStore, PlatformTx, Result, TokenRow,
    decode::{Decode, time_or_null},
    entities::authorizer::{Column, Entity, Model},
    platform::listing::page,
};

// Written out as in the partial indexes: a bound value would not tell the planner that they apply.
const IN_FORCE: &str = "authorizer.status = 'authorized'";
const FAILING: &str = "authorizer.status = 'authorized' AND authorizer.failure_kind IS NOT NULL";
const LOST: &str = "authorizer.status = 'authorized' AND authorizer.refresh_token IS NULL";

impl PlatformStore<'_> {
    /// A page of how it stands with the accounts' tokens, newest grant first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn token_list(&self, filter: &TokenFilter) -> Result<Page<TokenRow>> {
        let rows = self.token_query(filter).all(&self.db.read).await?;
        let rows = rows.into_iter().map(token_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row: &TokenRow| Cursor {
            key: row.granted_at.millis(),
            id: row.id.to_string(),
        }))
    }

    pub(crate) fn token_query(&self, filter: &TokenFilter) -> Select<Entity> {
        let query = self.own_authorizers();
        let query = match filter.view {
            TokenView::All if filter.asked.is_some() => query,
            TokenView::All => query.filter(Expr::cust(IN_FORCE)),
            TokenView::Failing => query.filter(Expr::cust(FAILING)),
            TokenView::Lost => query.filter(Expr::cust(LOST)),
        };
        let query = match filter.asked {
            Some(at) => query.filter(Column::RenewAskedAt.eq(at.millis())),
            None => query,
        };
        page(query, Column::GrantedAt, Column::Id, filter.after.as_ref())
    }
}

impl PlatformTx<'_> {
    /// Staff want the tokens of these accounts renewed now: those that are there, with their AppIDs and names.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn ask_renewals(
        &self,
        ids: &[AuthorizerId],
        at: Timestamp,
    ) -> Result<Vec<crate::AuthorizerName>> {
        let ask = Query::update()
            .table(Entity)
            .value(Column::RenewAskedAt, at.millis())
            .value(Column::RenewAt, at.millis())
            .cond_where(Column::PlatformId.eq(self.id.as_str()))
            .cond_where(Column::Id.is_in(ids.iter().map(AuthorizerId::as_str)))
            .cond_where(Expr::cust(IN_FORCE))
            .returning(Query::returning().columns([Column::Id, Column::Appid, Column::Name]))
            .to_owned();
        let rows = self.db.write.query_all(&ask).await?;
        rows.iter()
            .map(|row| {
                let id: String = row.try_get("", "id")?;
                Ok(crate::AuthorizerName {
                    id: Decode("authorizer").id("id", &id)?,
                    appid: row.try_get("", "appid")?,
                    name: row.try_get("", "name")?,
                })
            })
            .collect()
    }
}

fn token_row(row: Model) -> Result<TokenRow> {
    let decode = Decode("authorizer");
    Ok(TokenRow {
        id: decode.id("id", &row.id)?,
        appid: row.appid,
        name: row.name,
        granted_at: Timestamp::from_millis(row.granted_at),
        renewable: row.refresh_token.is_some(),
        access_at: time_or_null(row.access_at),
        expires_at: time_or_null(row.access_expires_at),
        renew_at: Timestamp::from_millis(row.renew_at),
        failure: decode.failure(
            row.failure_kind.as_deref(),
            row.failure_errcode,
            row.failure_rid,
        )?,
        failed_at: time_or_null(row.failed_at),
        failed_tries: row.renew_tries,
        asked_at: time_or_null(row.renew_asked_at),
    })
}
