use secrecy::ExposeSecret as _;
use store::{PlatformRow, StoreError};
use wechat::{EncodingAesKey, PushKeys};

use crate::core::Service;

impl Service {
    /// What opens a platform's pushes.
    pub(super) async fn push_keys(&self, platform: &PlatformRow) -> Result<PushKeys, StoreError> {
        let secrets = self.store().platform(&platform.id).secrets().await?;
        let corrupt = StoreError::Corrupt {
            table: "platform",
            column: "aes_key",
        };
        let key: EncodingAesKey = secrets
            .aes_key
            .expose_secret()
            .parse()
            .map_err(|_| corrupt)?;
        let component_appid = platform.component_appid.as_str();
        Ok(PushKeys::new(component_appid, secrets.token, key))
    }
}
