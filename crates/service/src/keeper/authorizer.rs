use domain::{
    attempt::{Failure, FailureKind},
    ids::AuthorizerId,
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{AuthorizerTokens, ClaimedRenewal, PlatformStore, StoreError};

use super::{
    KeepError, Platform,
    component::{CallError, MARGIN_SECS},
    renewal::{Look, Renewal},
};
use crate::core::Service;

impl Service {
    /// Calls WeChat with an account's own token; with another one, once, when WeChat says that the token is not the
    /// newest. A consent ends the token before its push is here, so that nobody else is suspected.
    pub(crate) async fn with_authorizer_token<T, F: Future<Output = Result<T, wechat::Error>>>(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        call: impl Fn(SecretString) -> F,
    ) -> Result<T, CallError> {
        let token = self.token_that(platform, id, Wanted::Living).await?;
        match call(token.clone()).await {
            Err(error) if error.is_stale_token() => {
                let wanted = Wanted::OtherThan(token);
                let other = self.token_that(platform, id, wanted).await?;
                call(other).await.map_err(CallError::Call)
            }
            result => result.map_err(CallError::Call),
        }
    }

    /// Renews an account's token now, once over all nodes, unless it was renewed since `asked_at`: who asks does not
    /// believe in the stored one.
    pub(crate) async fn renew_since(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        asked_at: Timestamp,
    ) -> Result<(), KeepError> {
        let renewal = self.authorizer_renewal(platform, id, Wanted::RenewedSince(asked_at));
        self.renewed(renewal).await.map(drop)
    }

    /// An account's token: the stored one while it lives, else a new one, asked for once over all nodes.
    #[cfg(feature = "measuring")]
    pub(crate) async fn authorizer_token(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
    ) -> Result<SecretString, KeepError> {
        Ok(self.token_that(platform, id, Wanted::Living).await?)
    }

    async fn token_that(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        wanted: Wanted,
    ) -> Result<SecretString, CallError> {
        let renewal = self.authorizer_renewal(platform, id, wanted);
        self.renewed(renewal).await.map_err(CallError::NoToken)
    }

    fn authorizer_renewal(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        wanted: Wanted,
    ) -> AuthorizerToken {
        AuthorizerToken {
            service: self.clone(),
            platform: platform.clone(),
            id: id.clone(),
            wanted,
        }
    }
}

/// Which token will do.
enum Wanted {
    /// One that lives.
    Living,
    /// One that lives and is not the one that WeChat refused.
    OtherThan(SecretString),
    /// One that came since then.
    RenewedSince(Timestamp),
}

impl Wanted {
    fn takes(&self, token: &SecretString, tokens: &AuthorizerTokens, now: Timestamp) -> bool {
        let lives = |secs| {
            let expires_at = tokens.access_expires_at;
            expires_at.is_some_and(|at| at > now.plus_secs(secs))
        };
        match self {
            Self::Living => lives(MARGIN_SECS),
            Self::OtherThan(refused) => {
                lives(MARGIN_SECS) && token.expose_secret() != refused.expose_secret()
            }
            Self::RenewedSince(since) => {
                lives(0) && tokens.access_at.is_some_and(|at| at >= *since)
            }
        }
    }
}

struct AuthorizerToken {
    service: Service,
    platform: Platform,
    id: AuthorizerId,
    wanted: Wanted,
}

impl Renewal for AuthorizerToken {
    type State = AuthorizerTokens;

    async fn look(&self) -> Result<Look<AuthorizerTokens>, KeepError> {
        let tokens = self.rows().tokens(&self.id).await?;
        let now = self.service.now();
        match &tokens.access {
            Some(token) if self.wanted.takes(token, &tokens, now) => Ok(Look::Fresh(token.clone())),
            _ if tokens.refresh.is_none() => {
                Err(KeepError::WeChat(Failure::of(FailureKind::Refused)))
            }
            _ => Ok(Look::Stale(tokens)),
        }
    }

    async fn claim(&self, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError> {
        let node = &self.service.deps().node;
        self.rows()
            .lease_authorizer_token(&self.id, node, now, until)
            .await
    }

    async fn release(&self, fence: i64) -> Result<(), StoreError> {
        self.rows().release_authorizer_token(&self.id, fence).await
    }

    async fn renew(&self, fence: i64, tokens: AuthorizerTokens) -> Result<SecretString, KeepError> {
        let claimed = ClaimedRenewal {
            id: self.id.clone(),
            fence,
            tokens,
        };
        self.service.renew_claimed(&self.platform, &claimed).await
    }
}

impl AuthorizerToken {
    fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}
