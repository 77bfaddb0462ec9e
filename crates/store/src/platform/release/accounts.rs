use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    sea_query::{Expr, OnConflict},
};
use secrecy::SecretString;

use crate::{
    PlatformStore, PlatformTx, Result, TestGrantRow,
    decode::time_or_null,
    entities::release_account::{ActiveModel, Column, Entity, Model},
    keys::Slot,
};

const ACCESS: Slot = Slot::new("release_account", "access_token");

impl PlatformStore<'_> {
    /// What WeChat's test accounts granted, the newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn test_grants(&self) -> Result<Vec<TestGrantRow>> {
        let rows = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .order_by(Column::GrantedAt, Order::Desc)
            .order_by(Column::Appid, Order::Asc)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(|row| self.test_row(row)).collect()
    }

    /// What one of WeChat's test accounts granted.
    ///
    /// # Errors
    /// As [`Self::test_grants`].
    pub async fn test_grant(&self, appid: &str) -> Result<Option<TestGrantRow>> {
        let row = Entity::find_by_id((self.id.to_string(), appid.to_owned()))
            .one(&self.db.read)
            .await?;
        row.map(|row| self.test_row(row)).transpose()
    }

    fn test_row(&self, row: Model) -> Result<TestGrantRow> {
        let sealed = row.access_token.zip(time_or_null(row.access_expires_at));
        let access = sealed
            .map(|(sealed, until)| {
                let opened = self.db.keys.open(ACCESS, &self.row_id(&row.appid), &sealed);
                opened.map(|token| (token, until))
            })
            .transpose()?;
        Ok(TestGrantRow {
            granted_at: Timestamp::from_millis(row.granted_at),
            revoked_at: time_or_null(row.revoked_at),
            appid: row.appid,
            access,
        })
    }

    fn row_id(&self, appid: &str) -> String {
        format!("{}/{appid}", self.id)
    }
}

impl PlatformTx<'_> {
    /// Keeps that a test account granted. `event_time` in seconds since 1970.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn put_test_grant(
        &self,
        appid: &str,
        event_time: i64,
        access: Option<&(SecretString, Timestamp)>,
        now: Timestamp,
    ) -> Result<()> {
        let sealed = access
            .map(|(token, _)| self.db.keys.seal(ACCESS, &self.row_id(appid), token))
            .transpose()?;
        let row = ActiveModel {
            platform_id: Set(self.id().to_string()),
            appid: Set(appid.to_owned()),
            event_time: Set(event_time),
            granted_at: Set(now.millis()),
            revoked_at: Set(None),
            access_token: Set(sealed),
            access_expires_at: Set(access.map(|(_, until)| until.millis())),
        };
        // What was not told leaves the token that is there.
        let mut columns = vec![Column::EventTime, Column::GrantedAt, Column::RevokedAt];
        if access.is_some() {
            columns.extend([Column::AccessToken, Column::AccessExpiresAt]);
        }
        Entity::insert(row)
            .on_conflict(
                OnConflict::columns([Column::PlatformId, Column::Appid])
                    .update_columns(columns)
                    .to_owned(),
            )
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Takes a test account's grant back, unless its newest one is younger than the event; false when nothing was
    /// changed.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_test_grant(
        &self,
        appid: &str,
        event_time: i64,
        now: Timestamp,
    ) -> Result<bool> {
        let ended = Entity::update_many()
            .col_expr(Column::RevokedAt, Expr::value(now.millis()))
            .col_expr(Column::AccessToken, Expr::value(Option::<Vec<u8>>::None))
            .col_expr(Column::AccessExpiresAt, Expr::value(Option::<i64>::None))
            .filter(Column::PlatformId.eq(self.id().as_str()))
            .filter(Column::Appid.eq(appid))
            .filter(Column::RevokedAt.is_null())
            .filter(Column::EventTime.lte(event_time))
            .exec(&self.db.write)
            .await?;
        Ok(ended.rows_affected > 0)
    }
}
