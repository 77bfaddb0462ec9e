use std::collections::BTreeMap;

use domain::{
    call::CallOutcome,
    day::Day,
    list::{CallFilter, CallsEnded, Cursor, PAGE_SIZE, Page},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, Order, QueryFilter as _,
    QueryOrder as _, Select,
    sea_query::{Expr, ExprTrait as _},
};

use super::{
    PlatformStore,
    authorizers::authorizer_name,
    listing::{behind, newest},
};
use crate::{
    AuthorizerName, CallCount, CallRow, Result,
    decode::Decode,
    dialect::rarely,
    entities::{
        authorizer,
        wechat_call::{Column, Entity, Model},
        wechat_call_count as count,
    },
};

/// Written out as in the partial index: a bound value would not tell the planner that it applies.
const FAILED: &str = "wechat_call.outcome <> 'done'";

impl PlatformStore<'_> {
    /// A page of the calls to WeChat, newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn calls(&self, filter: &CallFilter) -> Result<Page<CallRow>> {
        let rows = self.calls_query(filter).all(&self.db.read).await?;
        let rows = rows.into_iter().map(call_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row: &CallRow| Cursor {
            key: row.at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// The address that WeChat saw when it last answered with this code; nothing when it did not, or did not say.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn newest_address(&self, errcode: i64) -> Result<Option<String>> {
        let row = self.newest_query(errcode).one(&self.db.read).await?;
        Ok(row.and_then(|row| row.ip))
    }

    pub(crate) fn newest_query(&self, errcode: i64) -> Select<Entity> {
        let query = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Errcode.eq(errcode));
        newest(query, Column::At, Column::Id, 1)
    }

    /// The names of the accounts with these AppIDs, as far as they are in the book.
    ///
    /// # Errors
    /// As [`Self::calls`].
    pub async fn names_by_appid(
        &self,
        appids: &[&str],
    ) -> Result<BTreeMap<String, AuthorizerName>> {
        if appids.is_empty() {
            return Ok(BTreeMap::new());
        }
        let rows = self
            .own_authorizers()
            .filter(authorizer::Column::Appid.is_in(appids.iter().copied()))
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|row| Ok((row.appid.clone(), authorizer_name(row)?)))
            .collect()
    }

    /// How many calls there were on the days since then, newest day first.
    ///
    /// # Errors
    /// As [`Self::calls`].
    pub async fn call_counts(&self, since: Day) -> Result<Vec<CallCount>> {
        let rows = count::Entity::find()
            .filter(count::Column::PlatformId.eq(self.id.as_str()))
            .filter(count::Column::Day.gte(since.begins().millis()))
            .order_by(count::Column::Day, Order::Desc)
            .order_by(count::Column::Api, Order::Asc)
            .all(&self.db.read)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| CallCount {
                platform_id: self.id.clone(),
                day: Day::of(Timestamp::from_millis(row.day)),
                api: row.api,
                calls: row.calls,
                failed: row.failed,
                unlogged: row.unlogged,
            })
            .collect())
    }

    pub(crate) fn calls_query(&self, filter: &CallFilter) -> Select<Entity> {
        let mut query = Entity::find().filter(Column::PlatformId.eq(self.id.as_str()));
        let failed = (filter.ended == Some(CallsEnded::Failed)).then_some(());
        // The first of these goes by its index; the others look at the rows that it finds, as expressions that no
        // index is about.
        let mut narrowed = false;
        if let Some(appid) = &filter.appid {
            let backend = self.db.read.get_database_backend();
            query = query.filter(rarely(backend, "wechat_call.appid", appid.clone()));
            narrowed = true;
        }
        if let Some(errcode) = filter.errcode {
            query = if narrowed {
                query.filter(Expr::cust("COALESCE(wechat_call.errcode, 0)").eq(errcode))
            } else {
                query.filter(Column::Errcode.eq(errcode))
            };
            narrowed = true;
        }
        if failed.is_some() {
            query = if narrowed {
                query.filter(Expr::cust("COALESCE(wechat_call.outcome, '')").ne("done"))
            } else {
                query.filter(Expr::cust(FAILED))
            };
            narrowed = true;
        }
        if let Some(api) = &filter.api {
            query = if narrowed {
                query.filter(Expr::cust("COALESCE(wechat_call.api, '')").eq(api.as_str()))
            } else {
                let backend = self.db.read.get_database_backend();
                query.filter(rarely(backend, "wechat_call.api", api.clone()))
            };
        }
        if filter.ended == Some(CallsEnded::Done) {
            query = query.filter(Expr::cust("COALESCE(wechat_call.outcome, '')").eq("done"));
        }
        if let Some(from) = filter.from {
            query = query.filter(Column::At.gte(from.begins().millis()));
        }
        if let Some(to) = filter.to {
            query = query.filter(Column::At.lt(to.ends().millis()));
        }
        let query = behind(query, Column::At, Column::Id, filter.after.as_ref());
        newest(query, Column::At, Column::Id, PAGE_SIZE + 1)
    }
}

fn call_row(row: Model) -> Result<CallRow> {
    let decode = Decode("wechat_call");
    Ok(CallRow {
        id: decode.id("id", &row.id)?,
        platform_id: decode.id("platform_id", &row.platform_id)?,
        at: Timestamp::from_millis(row.at),
        api: row.api,
        appid: row.appid,
        outcome: decode.known("outcome", CallOutcome::from_code(&row.outcome))?,
        errcode: row.errcode,
        rid: row.rid,
        message: row.message,
        ip: row.ip,
        took_ms: row.took_ms,
        node: row.node,
    })
}
