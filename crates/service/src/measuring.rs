//! For the program that measures: what no route of the server offers yet.

use domain::ids::{AuthorizerId, PlatformId};

use crate::{Service, keeper::Platform};

/// The keeper of a platform's tokens.
#[derive(Debug, Clone)]
pub struct Keeper {
    service: Service,
    platform: Platform,
}

impl Keeper {
    /// The one of this platform.
    ///
    /// # Errors
    /// The database, in words.
    pub async fn of(service: &Service, platform: &PlatformId) -> Result<Self, String> {
        let platform = service.load_platform(platform).await;
        Ok(Self {
            service: service.clone(),
            platform: platform.map_err(|error| error.to_string())?,
        })
    }

    /// Has an authorizer's token, as a use case does that calls for the account.
    ///
    /// # Errors
    /// There is none to be had, in words.
    pub async fn token(&self, id: &AuthorizerId) -> Result<(), String> {
        let token = self.service.authorizer_token(&self.platform, id).await;
        token.map(drop).map_err(|error| error.to_string())
    }
}
