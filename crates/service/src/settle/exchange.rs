use secrecy::SecretString;
use wechat::{Authorization, AuthorizerInfo};

use crate::{
    core::Service,
    keeper::{KeepError, Platform},
};

/// What WeChat told of a grant when its code was exchanged.
#[derive(Debug)]
pub(crate) struct Exchanged {
    /// Who granted, with which tokens and sets.
    pub(crate) authorization: Authorization,
    /// The account's profile; none when WeChat would not tell it just then. The worker asks again.
    pub(crate) info: Option<AuthorizerInfo>,
}

impl Service {
    /// Exchanges an authorization code (`api_query_auth`), then reads the account's profile
    /// (`api_get_authorizer_info`). The first creates the refresh token and consumes the code, so a failure of the
    /// second is not one of the exchange.
    pub(crate) async fn exchange(
        &self,
        platform: &Platform,
        code: &SecretString,
    ) -> Result<Exchanged, KeepError> {
        let authorization = self
            .with_component_token(platform, |token| async move {
                self.wechat()
                    .query_auth(&platform.component_appid, &token, code)
                    .await
            })
            .await?;
        let info = match self
            .profile(platform, &authorization.authorizer_appid)
            .await
        {
            Ok(info) => Some(info),
            Err(error) => {
                tracing::warn!(
                    platform.id = %platform.id, authorizer.appid = authorization.authorizer_appid, %error,
                    "the profile of an account that granted could not be read; it will be asked for again"
                );
                None
            }
        };
        Ok(Exchanged {
            authorization,
            info,
        })
    }

    /// The profile of an account (`api_get_authorizer_info`).
    pub(crate) async fn profile(
        &self,
        platform: &Platform,
        appid: &str,
    ) -> Result<AuthorizerInfo, KeepError> {
        self.with_component_token(platform, |token| async move {
            self.wechat()
                .authorizer_info(&platform.component_appid, &token, appid)
                .await
        })
        .await
    }
}
