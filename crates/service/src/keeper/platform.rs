use domain::{attempt::Failure, ids::PlatformId, sets::SetIds};
use secrecy::SecretString;
use store::{PlatformRow, StoreError};

use crate::core::Service;

/// A platform as the use cases work with it: its secret unsealed, for as long as the work takes.
#[derive(Debug, Clone)]
pub(crate) struct Platform {
    pub(crate) id: PlatformId,
    pub(crate) name: String,
    pub(crate) component_appid: String,
    pub(crate) appsecret: SecretString,
    pub(crate) public_origin: String,
    pub(crate) offered: SetIds,
    /// Whether a customer ever pressed a button on the registered host.
    pub(crate) arrived: bool,
}

/// Why WeChat could not be asked, or would not answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeepError {
    /// No token, or a refusal, or no answer.
    #[error("{}", crate::failure::reason(.0))]
    WeChat(Failure),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<wechat::Error> for KeepError {
    fn from(error: wechat::Error) -> Self {
        Self::WeChat(crate::failure::failure_of(&error))
    }
}

impl Service {
    /// The platform with this id, ready to work with.
    pub(crate) async fn load_platform(&self, id: &PlatformId) -> Result<Platform, StoreError> {
        let rows = self.store().platform(id);
        let PlatformRow {
            id,
            name,
            component_appid,
            public_origin,
            offered,
            arrived_at,
            ..
        } = rows.head().await?;
        let secrets = rows.secrets().await?;
        Ok(Platform {
            id,
            name,
            component_appid,
            appsecret: secrets.appsecret,
            public_origin,
            offered,
            arrived: arrived_at.is_some(),
        })
    }
}
