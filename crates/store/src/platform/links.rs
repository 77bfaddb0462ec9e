use domain::{
    account::AuthType,
    ids::LinkId,
    link::Ask,
    list::{Cursor, LinkFilter, Page},
    time::Timestamp,
};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select};
use secrecy::ExposeSecret as _;

use super::{PlatformStore, PlatformTx, customers::customer_name, listing::page};
use crate::{
    LinkRow, NewLink, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::{
        customer,
        link::{ActiveModel, Column, Entity, Model},
    },
    keys::{KeyRing, Slot},
};

pub(crate) const TOKEN: Slot = Slot::new("link", "token");

impl PlatformStore<'_> {
    /// A page of links, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn links(&self, filter: &LinkFilter) -> Result<Page<LinkRow>> {
        let rows = self
            .links_query(filter)
            .find_also_related(customer::Entity)
            .all(&self.db.read)
            .await?;
        let rows: Vec<LinkRow> = rows
            .into_iter()
            .map(|row| link_row(self.db.keys, row))
            .collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.created_at.millis(),
            id: row.id.to_string(),
        }))
    }

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

    pub(crate) fn links_query(&self, filter: &LinkFilter) -> Select<Entity> {
        let mut query = Entity::find().filter(Column::PlatformId.eq(self.id.as_str()));
        if let Some(customer) = &filter.customer {
            query = query.filter(Column::CustomerId.eq(customer.as_str()));
        }
        page(query, Column::CreatedAt, Column::Id, filter.after.as_ref())
    }
}

impl PlatformTx<'_> {
    /// Keeps a link.
    ///
    /// # Errors
    /// [`StoreError::Db`], also when the customer is not one of this platform.
    pub async fn insert_link(&self, new: &NewLink) -> Result<()> {
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            customer_id: Set(new.customer_id.to_string()),
            token: Set(self.db.keys.seal(TOKEN, new.id.as_str(), &new.token)?),
            token_mac: Set(self.db.keys.mac(TOKEN, new.token.expose_secret())?),
            auth_type: Set(new.ask.auth_type.number()),
            biz_appid: Set(new.ask.biz_appid.clone()),
            sets: Set(new.ask.sets.to_json()),
            max_grants: Set(new.max_grants),
            grants: Set(0),
            presses: Set(0),
            expires_at: Set(new.expires_at.millis()),
            revoked_at: Set(None),
            created_at: Set(new.created_at.millis()),
            created_by: Set(new.created_by.to_string()),
            made_by_name: Set(new.made_by.clone()),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
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
        max_grants: row.max_grants,
        grants: row.grants,
        presses: row.presses,
        expires_at: Timestamp::from_millis(row.expires_at),
        revoked_at: time_or_null(row.revoked_at),
        created_at: Timestamp::from_millis(row.created_at),
        created_by: decode.id("created_by", &row.created_by)?,
        made_by: row.made_by_name,
    })
}
