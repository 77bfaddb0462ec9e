//! APIs whose quota is used up, over all platforms: each node knows all of them.

use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select,
    sea_query::OnConflict,
};

use super::{SystemStore, SystemTx};
use crate::{
    ApiPause, Result,
    decode::Decode,
    entities::api_pause::{ActiveModel, Column, Entity, Model},
    insert::unless_taken,
};

impl SystemStore<'_> {
    /// Every API whose quota is used up.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn all_pauses(&self, now: Timestamp) -> Result<Vec<ApiPause>> {
        let rows = live_pauses(now).all(&self.db.read).await?;
        rows.into_iter().map(pause_row).collect()
    }

    /// Forgets those of days that are over.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn purge_pauses(&self, now: Timestamp) -> Result<()> {
        Entity::delete_many()
            .filter(Column::Until.lte(now.millis()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

impl SystemTx<'_> {
    /// Notes that an API's quota is used up: whether that is news.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn put_pause(&self, pause: &ApiPause) -> Result<bool> {
        Entity::delete_many()
            .filter(Column::PlatformId.eq(pause.platform_id.as_str()))
            .filter(Column::Api.eq(&pause.api))
            .filter(Column::Appid.eq(&pause.appid))
            .filter(Column::Until.lte(pause.since.millis()))
            .exec(&self.db.write)
            .await?;
        let row = ActiveModel {
            platform_id: Set(pause.platform_id.to_string()),
            api: Set(pause.api.clone()),
            appid: Set(pause.appid.clone()),
            since: Set(pause.since.millis()),
            until: Set(pause.until.millis()),
            rid: Set(pause.rid.clone()),
        };
        unless_taken(&self.db.write, row, OnConflict::new()).await
    }
}

pub(crate) fn live_pauses(now: Timestamp) -> Select<Entity> {
    Entity::find().filter(Column::Until.gt(now.millis()))
}

pub(crate) fn pause_row(row: Model) -> Result<ApiPause> {
    Ok(ApiPause {
        platform_id: Decode("api_pause").id("platform_id", &row.platform_id)?,
        api: row.api,
        appid: row.appid,
        since: Timestamp::from_millis(row.since),
        until: Timestamp::from_millis(row.until),
        rid: row.rid,
    })
}
