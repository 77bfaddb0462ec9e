use sea_orm::EntityTrait as _;

use super::PlatformStore;
use crate::{PlatformSecrets, Result, StoreError, entities::platform, keys::Slot};

pub(crate) const APPSECRET: Slot = Slot::new("platform", "appsecret");
pub(crate) const TOKEN: Slot = Slot::new("platform", "token");
pub(crate) const AES_KEY: Slot = Slot::new("platform", "aes_key");

impl PlatformStore<'_> {
    /// What WeChat's console says of the platform and nobody else may know.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Corrupt`], [`StoreError::Db`].
    pub async fn secrets(&self) -> Result<PlatformSecrets> {
        let row = platform::Entity::find_by_id(self.id.as_str())
            .one(&self.db.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        let open = |slot, sealed: &[u8]| self.db.keys.open(slot, self.id.as_str(), sealed);
        Ok(PlatformSecrets {
            appsecret: open(APPSECRET, &row.appsecret)?,
            token: open(TOKEN, &row.token)?,
            aes_key: open(AES_KEY, &row.aes_key)?,
        })
    }
}
