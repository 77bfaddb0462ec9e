use domain::time::Timestamp;
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, QueryFilter as _,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{PlatformStore, PlatformTx};
use crate::{
    NewRival, Result, RivalRow,
    decode::time_or_null,
    entities::token_rival::{ActiveModel, Column, Entity, Model},
};

impl PlatformStore<'_> {
    /// The other system that seems to renew the platform's tokens.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn rival(&self) -> Result<Option<RivalRow>> {
        let row = Entity::find_by_id(self.id.as_str())
            .one(&self.db.read)
            .await?;
        Ok(row.map(rival_row))
    }
}

impl PlatformTx<'_> {
    /// Notes a sign of another system that renews the tokens: whether it is the first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_rival(&self, seen: &NewRival) -> Result<bool> {
        let known = self.rival().await?.is_some();
        let row = ActiveModel {
            platform_id: Set(self.id.to_string()),
            since: Set(seen.at.millis()),
            last_at: Set(seen.at.millis()),
            times: Set(1),
            api: Set(seen.api.clone()),
            errcode: Set(seen.errcode),
            rid: Set(seen.rid.clone()),
            renewed_at: Set(seen.renewed_at.map(Timestamp::millis)),
        };
        let again = OnConflict::column(Column::PlatformId)
            .value(Column::Times, Expr::col((Entity, Column::Times)).add(1))
            .update_columns([
                Column::LastAt,
                Column::Api,
                Column::Errcode,
                Column::Rid,
                Column::RenewedAt,
            ])
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(!known)
    }

    /// Forgets it when nothing was seen of it since then: what it was.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_rival(&self, quiet_since: Timestamp) -> Result<Option<RivalRow>> {
        let Some(rival) = self.rival().await? else {
            return Ok(None);
        };
        let ended = Entity::delete_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::LastAt.lte(quiet_since.millis()))
            .exec(&self.db.write)
            .await?;
        Ok((ended.rows_affected > 0).then_some(rival))
    }
}

fn rival_row(row: Model) -> RivalRow {
    RivalRow {
        since: Timestamp::from_millis(row.since),
        times: row.times,
        last_at: Timestamp::from_millis(row.last_at),
        api: row.api,
        errcode: row.errcode,
        rid: row.rid,
        renewed_at: time_or_null(row.renewed_at),
    }
}
