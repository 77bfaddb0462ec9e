use domain::link::LinkState;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use secrecy::ExposeSecret as _;

use super::TOKEN;
use crate::{
    NewLink, PlatformTx, Result,
    entities::link::{ActiveModel, Entity},
    platform::search::SearchKind,
};

impl PlatformTx<'_> {
    /// Keeps a link.
    ///
    /// # Errors
    /// [`StoreError::NotFound`](crate::StoreError::NotFound) when the customer is not one of this platform,
    /// [`StoreError::Db`](crate::StoreError::Db).
    pub async fn insert_link(&self, new: &NewLink) -> Result<()> {
        let customer = self.customer(&new.customer_id).await?;
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            customer_id: Set(new.customer_id.to_string()),
            token: Set(self.db.keys.seal(TOKEN, new.id.as_str(), &new.token)?),
            token_mac: Set(self.db.keys.mac(TOKEN, new.token.expose_secret())?),
            auth_type: Set(new.ask.auth_type.number()),
            biz_appid: Set(new.ask.biz_appid.clone()),
            sets: Set(new.ask.sets.to_json()),
            note: Set(new.note.clone()),
            stage: Set(LinkState::Pending.code().to_owned()),
            listed_as: Set(LinkState::Pending.code().to_owned()),
            max_grants: Set(new.max_grants),
            grants: Set(0),
            presses: Set(0),
            opened_at: Set(None),
            expires_at: Set(new.expires_at.millis()),
            revoked_at: Set(None),
            reissued_from: Set(new.reissued_from.as_ref().map(ToString::to_string)),
            version: Set(0),
            created_at: Set(new.created_at.millis()),
            created_by: Set(new.created_by.to_string()),
            made_by_name: Set(new.made_by.clone()),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        let texts = [customer.name.as_str(), &new.note];
        let at = new.created_at.millis();
        self.put_grams(SearchKind::Link, new.id.as_str(), at, &texts)
            .await
    }
}
