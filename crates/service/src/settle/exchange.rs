use domain::{
    attempt::{Failure, FailureKind},
    time::Timestamp,
};
use secrecy::SecretString;
use wechat::{Authorization, AuthorizerInfo};

use crate::{
    core::Service,
    failpoint::{Point, reached},
    failure::is_not_granted,
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

/// An authorization code to exchange.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Code<'a> {
    /// The code.
    pub(crate) secret: &'a SecretString,
    /// When it dies; none is not known.
    pub(crate) dies_at: Option<Timestamp>,
    /// The account that granted, where a push has said so.
    pub(crate) told_appid: Option<&'a str>,
}

impl Service {
    /// Exchanges an authorization code (`api_query_auth`), then reads the account's profile
    /// (`api_get_authorizer_info`). The first creates the refresh token and consumes the code, so a failure of the
    /// second is not one of the exchange.
    ///
    /// A code may be consumed although its answer never came: the network failed, or we ended before it was written.
    /// WeChat then refuses the code, but what it granted stands, and is told with the profile of the account that the
    /// push named.
    pub(crate) async fn exchange(
        &self,
        platform: &Platform,
        code: Code<'_>,
    ) -> Result<Exchanged, KeepError> {
        let refused = match self.query_auth(platform, code).await {
            Ok(authorization) => {
                reached(Point::CodeExchanged);
                return Ok(self.with_profile(platform, authorization).await);
            }
            Err(KeepError::WeChat(failure)) if failure.kind.ends_code() => failure,
            Err(error) => return Err(error),
        };
        let Some(appid) = code.told_appid else {
            return Err(KeepError::WeChat(refused));
        };
        match self.profile(platform, appid).await {
            // Without a refresh token no code of this account was ever exchanged (`docs/wechat.md` §3.7).
            Ok(info) if info.refresh_token.is_some() => Ok(rescued(appid, info)),
            Ok(_) => Err(KeepError::WeChat(refused)),
            Err(KeepError::WeChat(failure)) if is_not_granted(&failure) => {
                Err(KeepError::WeChat(refused))
            }
            // It says nothing of the grant: asked again later, it may be answered.
            Err(error) => Err(error),
        }
    }

    /// What a code buys (`api_query_auth`).
    pub(crate) async fn query_auth(
        &self,
        platform: &Platform,
        code: Code<'_>,
    ) -> Result<Authorization, KeepError> {
        if code.dies_at.is_some_and(|at| at <= self.now()) {
            return Err(KeepError::WeChat(Failure::of(FailureKind::CodeExpired)));
        }
        self.with_component_token(platform, |token| async move {
            self.wechat(&platform.id)
                .query_auth(&platform.component_appid, &token, code.secret)
                .await
        })
        .await
    }

    async fn with_profile(&self, platform: &Platform, authorization: Authorization) -> Exchanged {
        let appid = &authorization.authorizer_appid;
        let info = match self.profile(platform, appid).await {
            Ok(info) => Some(info),
            Err(error) => {
                tracing::warn!(
                    platform.id = %platform.id, authorizer.appid = appid, %error,
                    "the profile of an account that granted could not be read; it will be asked for again"
                );
                None
            }
        };
        Exchanged {
            authorization,
            info,
        }
    }

    /// The profile of an account (`api_get_authorizer_info`).
    pub(crate) async fn profile(
        &self,
        platform: &Platform,
        appid: &str,
    ) -> Result<AuthorizerInfo, KeepError> {
        self.with_component_token(platform, |token| async move {
            self.wechat(&platform.id)
                .authorizer_info(&platform.component_appid, &token, appid)
                .await
        })
        .await
    }
}

/// What the profile tells of a grant whose exchange was not heard.
fn rescued(appid: &str, info: AuthorizerInfo) -> Exchanged {
    Exchanged {
        authorization: Authorization {
            authorizer_appid: appid.to_owned(),
            refresh_token: info.refresh_token.clone(),
            func_info: info.func_info.clone(),
            ..Authorization::default()
        },
        info: Some(info),
    }
}
