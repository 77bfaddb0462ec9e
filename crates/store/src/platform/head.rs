use domain::time::Timestamp;
use sea_orm::{EntityTrait as _, QuerySelect as _, sea_query::LockType};

use super::{PlatformStore, PlatformTx};
use crate::{
    PlatformRow, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::platform,
};

impl PlatformStore<'_> {
    /// The platform itself.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Corrupt`], [`StoreError::Db`].
    pub async fn head(&self) -> Result<PlatformRow> {
        let row = platform::Entity::find_by_id(self.id.as_str())
            .one(&self.db.read)
            .await?;
        platform_row(row.ok_or(StoreError::NotFound)?)
    }
}

impl PlatformTx<'_> {
    /// Waits until nobody else holds the platform, and holds it to the end of the transaction. What only belongs to it
    /// can be written meanwhile.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn hold(&self) -> Result<()> {
        let held = platform::Entity::find_by_id(self.id.as_str())
            .lock(LockType::NoKeyUpdate)
            .one(&self.db.write)
            .await?;
        held.map(drop).ok_or(StoreError::NotFound)
    }
}

pub(crate) fn platform_row(row: platform::Model) -> Result<PlatformRow> {
    let decode = Decode("platform");
    Ok(PlatformRow {
        id: decode.id("id", &row.id)?,
        slug: row.slug,
        name: row.name,
        component_appid: row.component_appid,
        public_origin: row.public_origin,
        offered: decode.sets("offered", &row.offered)?,
        created_at: Timestamp::from_millis(row.created_at),
        version: row.version,
        arrived_at: time_or_null(row.arrived_at),
    })
}
