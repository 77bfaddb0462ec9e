//! The log of calls to WeChat, written many at a time and over all platforms.

use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{SystemStore, SystemTx};
use crate::{
    CallCount, CallRow, Result,
    entities::{wechat_call, wechat_call_count as count},
};

/// How many old rows one statement removes: others want to write meanwhile.
const AT_ONCE: u64 = 5_000;
/// Counts are kept for as long as somebody may compare months.
const COUNTS_LIFE_SECS: i64 = 400 * 24 * 3_600;

impl SystemTx<'_> {
    /// Writes calls into the log.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn insert_calls(&self, calls: Vec<CallRow>) -> Result<()> {
        if calls.is_empty() {
            return Ok(());
        }
        let rows = calls.into_iter().map(|call| wechat_call::ActiveModel {
            id: Set(call.id.into()),
            platform_id: Set(call.platform_id.into()),
            at: Set(call.at.millis()),
            api: Set(call.api),
            appid: Set(call.appid),
            outcome: Set(call.outcome.code().to_owned()),
            errcode: Set(call.errcode),
            rid: Set(call.rid),
            message: Set(call.message),
            ip: Set(call.ip),
            took_ms: Set(call.took_ms),
            node: Set(call.node),
        });
        wechat_call::Entity::insert_many(rows)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Adds to the counts. Give them in the order of platform, day and API: two nodes that add to the same ones must
    /// not wait for each other.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn add_call_counts(&self, counts: &[CallCount]) -> Result<()> {
        use count::Column as C;

        let sum = |column: C, more: i64| Expr::col((count::Entity, column)).add(more);
        for one in counts {
            let first = count::ActiveModel {
                platform_id: Set(one.platform_id.to_string()),
                day: Set(one.day.begins().millis()),
                api: Set(one.api.clone()),
                calls: Set(one.calls),
                failed: Set(one.failed),
                unlogged: Set(one.unlogged),
            };
            let another = OnConflict::columns([C::PlatformId, C::Day, C::Api])
                .value(C::Calls, sum(C::Calls, one.calls))
                .value(C::Failed, sum(C::Failed, one.failed))
                .value(C::Unlogged, sum(C::Unlogged, one.unlogged))
                .to_owned();
            count::Entity::insert(first)
                .on_conflict(another)
                .exec_without_returning(&self.db.write)
                .await?;
        }
        Ok(())
    }
}

impl SystemStore<'_> {
    /// Removes calls that ended before then from the log, some thousands at most: whether there may be more. Removes
    /// counts of more than 400 days ago.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn purge_calls(&self, before: Timestamp, now: Timestamp) -> Result<bool> {
        let old = wechat_call::Entity::find()
            .select_only()
            .column(wechat_call::Column::Id)
            .filter(wechat_call::Column::At.lt(before.millis()))
            .order_by(wechat_call::Column::At, Order::Asc)
            .limit(AT_ONCE)
            .into_query();
        let removed = wechat_call::Entity::delete_many()
            .filter(wechat_call::Column::Id.in_subquery(old))
            .exec(&self.db.write)
            .await?;
        let first_day = now.plus_secs(-COUNTS_LIFE_SECS).millis();
        count::Entity::delete_many()
            .filter(count::Column::Day.lt(first_day))
            .exec(&self.db.write)
            .await?;
        Ok(removed.rows_affected == AT_ONCE)
    }
}
