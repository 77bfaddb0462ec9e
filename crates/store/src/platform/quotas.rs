use domain::{attempt::Failure, day::Day, time::Timestamp};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, DeleteMany, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{PlatformStore, PlatformTx};
use crate::{
    ApiPause, QuotaReading, Result,
    decode::Decode,
    entities::{api_pause, api_quota, quota_clear},
    system::pause_row,
};

impl PlatformStore<'_> {
    /// The APIs whose quota is used up, by path.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn pauses(&self, now: Timestamp) -> Result<Vec<ApiPause>> {
        let rows = api_pause::Entity::find()
            .filter(api_pause::Column::PlatformId.eq(self.id.as_str()))
            .filter(api_pause::Column::Until.gt(now.millis()))
            .order_by(api_pause::Column::Api, Order::Asc)
            .order_by(api_pause::Column::Appid, Order::Asc)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(pause_row).collect()
    }

    /// What WeChat said is left of each API's quota when it was last asked.
    ///
    /// # Errors
    /// As [`Self::pauses`].
    pub async fn quota_readings(&self) -> Result<Vec<QuotaReading>> {
        let rows = api_quota::Entity::find()
            .filter(api_quota::Column::PlatformId.eq(self.id.as_str()))
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|row| {
                Ok(QuotaReading {
                    api: row.api,
                    asked_at: Timestamp::from_millis(row.asked_at),
                    daily_limit: row.daily_limit,
                    used: row.used,
                    remain: row.remain,
                    failure: Decode("api_quota").failure(
                        row.failure_kind.as_deref(),
                        row.failure_errcode,
                        row.failure_rid,
                    )?,
                })
            })
            .collect()
    }

    /// How often the quotas were cleared in the month that begins with this day.
    ///
    /// # Errors
    /// As [`Self::pauses`].
    pub async fn quota_clears(&self, month: Day) -> Result<i64> {
        let key = (self.id.to_string(), month.begins().millis());
        let row = quota_clear::Entity::find_by_id(key)
            .one(&self.db.read)
            .await?;
        Ok(row.map_or(0, |row| row.times))
    }
}

impl PlatformTx<'_> {
    /// Keeps what WeChat said is left of a quota. What it did not say leaves what it said before.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn put_quota(&self, reading: &QuotaReading) -> Result<()> {
        use api_quota::Column as C;

        let failure: Option<&Failure> = reading.failure.as_ref();
        let row = api_quota::ActiveModel {
            platform_id: Set(self.id.to_string()),
            api: Set(reading.api.clone()),
            asked_at: Set(reading.asked_at.millis()),
            daily_limit: Set(reading.daily_limit),
            used: Set(reading.used),
            remain: Set(reading.remain),
            failure_kind: Set(failure.map(|failure| failure.kind.code().to_owned())),
            failure_errcode: Set(failure.and_then(|failure| failure.errcode)),
            failure_rid: Set(failure.and_then(|failure| failure.rid.clone())),
        };
        let mut said = vec![C::AskedAt, C::FailureKind, C::FailureErrcode, C::FailureRid];
        let numbers = [
            (C::DailyLimit, reading.daily_limit),
            (C::Used, reading.used),
            (C::Remain, reading.remain),
        ];
        said.extend(
            numbers
                .iter()
                .filter(|(_, said)| said.is_some())
                .map(|(column, _)| *column),
        );
        let again = OnConflict::columns([C::PlatformId, C::Api])
            .update_columns(said)
            .to_owned();
        api_quota::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// The platform's quotas were cleared `times` more in the month that begins with this day.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn count_quota_clear(&self, month: Day, times: i64, now: Timestamp) -> Result<()> {
        use quota_clear::Column as C;

        let row = quota_clear::ActiveModel {
            platform_id: Set(self.id.to_string()),
            month: Set(month.begins().millis()),
            times: Set(times),
            last_at: Set(now.millis()),
        };
        let sum = Expr::col((quota_clear::Entity, C::Times)).add(times);
        let again = OnConflict::columns([C::PlatformId, C::Month])
            .value(C::Times, sum)
            .update_column(C::LastAt)
            .to_owned();
        quota_clear::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Lets the APIs that use up the platform's own quota be called again.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_own_pauses(&self) -> Result<()> {
        self.own_pauses()
            .filter(api_pause::Column::Appid.eq(""))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Lets all APIs be called again, those too that use up an account's quota.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_all_pauses(&self) -> Result<()> {
        self.own_pauses().exec(&self.db.write).await?;
        Ok(())
    }

    fn own_pauses(&self) -> DeleteMany<api_pause::Entity> {
        api_pause::Entity::delete_many().filter(api_pause::Column::PlatformId.eq(self.id.as_str()))
    }
}
