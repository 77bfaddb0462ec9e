use domain::{
    account::AuthType,
    ids::LinkId,
    link::{Ask, LinkState},
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use crate::{
    LinkRow, PlatformStore, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{
        customer,
        link::{Column, Entity, Model},
    },
    keys::{KeyRing, Slot},
    platform::customers::customer_name,
};

pub(crate) const TOKEN: Slot = Slot::new("link", "token");

impl PlatformStore<'_> {
    /// One link.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn link(&self, id: &LinkId) -> Result<LinkRow> {
        let row = Entity::find_by_id(id.as_str())
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .find_also_related(customer::Entity)
            .one(&self.db.read)
            .await?;
        link_row(self.db.keys, row.ok_or(StoreError::NotFound)?)
    }
}

pub(crate) fn link_row(
    keys: &KeyRing,
    (row, customer): (Model, Option<customer::Model>),
) -> Result<LinkRow> {
    let decode = Decode("link");
    Ok(LinkRow {
        id: decode.id("id", &row.id)?,
        platform_id: decode.id("platform_id", &row.platform_id)?,
        customer: customer_name(decode.known("customer_id", customer)?)?,
        token: keys.open(TOKEN, &row.id, &row.token)?,
        ask: Ask {
            auth_type: decode.known("auth_type", AuthType::from_number(row.auth_type))?,
            biz_appid: row.biz_appid,
            sets: decode.sets("sets", &row.sets)?,
        },
        note: row.note,
        stage: decode.known("stage", LinkState::from_code(&row.stage))?,
        max_grants: row.max_grants,
        grants: row.grants,
        presses: row.presses,
        opened_at: time_or_null(row.opened_at),
        expires_at: Timestamp::from_millis(row.expires_at),
        revoked_at: time_or_null(row.revoked_at),
        reissued_from: decode.id_or_null("reissued_from", row.reissued_from.as_deref())?,
        version: row.version,
        created_at: Timestamp::from_millis(row.created_at),
        created_by: decode.id("created_by", &row.created_by)?,
        made_by: row.made_by_name,
    })
}
