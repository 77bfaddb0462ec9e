use domain::{
    attempt::{Failure, FailureKind},
    ids::AuthorizerId,
    time::Timestamp,
};
use secrecy::SecretString;
use store::{AuthorizerTokens, ClaimedRenewal, PlatformStore, StoreError};

use super::{
    KeepError, Platform,
    renewal::{Look, Renewal},
};
use crate::core::Service;

impl Service {
    /// Renews an account's token now, once over all nodes, unless it was renewed since `asked_at`: who asks does not
    /// believe in the stored one.
    pub(crate) async fn renew_since(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        asked_at: Timestamp,
    ) -> Result<(), KeepError> {
        let renewal = AuthorizerToken {
            service: self,
            platform,
            id,
            since: asked_at,
        };
        self.renewed(renewal).await.map(drop)
    }

    /// An account's token: the stored one while it lives, else a new one, asked for once over all nodes.
    #[cfg(feature = "measuring")]
    pub(crate) async fn authorizer_token(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
    ) -> Result<SecretString, KeepError> {
        let renewal = AuthorizerToken {
            service: self,
            platform,
            id,
            since: Timestamp::from_millis(0),
        };
        self.renewed(renewal).await
    }
}

struct AuthorizerToken<'a> {
    service: &'a Service,
    platform: &'a Platform,
    id: &'a AuthorizerId,
    since: Timestamp,
}

impl Renewal for AuthorizerToken<'_> {
    type State = AuthorizerTokens;

    async fn look(&self) -> Result<Look<AuthorizerTokens>, KeepError> {
        let tokens = self.rows().tokens(self.id).await?;
        let renewed = tokens.access_at.is_some_and(|at| at >= self.since);
        let now = self.service.now();
        let lives = tokens.access_expires_at.is_some_and(|at| at > now);
        match &tokens.access {
            Some(token) if renewed && lives => Ok(Look::Fresh(token.clone())),
            _ if tokens.refresh.is_none() => {
                Err(KeepError::WeChat(Failure::of(FailureKind::Refused)))
            }
            _ => Ok(Look::Stale(tokens)),
        }
    }

    async fn claim(&self, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError> {
        let node = &self.service.deps().node;
        self.rows()
            .lease_authorizer_token(self.id, node, now, until)
            .await
    }

    async fn release(&self, fence: i64) -> Result<(), StoreError> {
        self.rows().release_authorizer_token(self.id, fence).await
    }

    async fn renew(&self, fence: i64, tokens: AuthorizerTokens) -> Result<SecretString, KeepError> {
        let claimed = ClaimedRenewal {
            id: self.id.clone(),
            fence,
            tokens,
        };
        self.service.renew_claimed(self.platform, &claimed).await
    }
}

impl AuthorizerToken<'_> {
    fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}
