use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ids::{AuthorizerId, PlatformId},
    time::Timestamp,
};
use secrecy::SecretString;
use store::{NewTokens, PlatformStore, StoreError};

use super::{KeepError, Platform, renewal::Renewal};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failure::reason,
    platform::name_of,
};

const MARGIN_SECS: i64 = 5 * 60;

impl Service {
    /// An authorizer_access_token that lives at least `ahead_secs`: the stored one, else a new one, asked for once over
    /// all nodes.
    ///
    /// # Errors
    /// [`KeepError::WeChat`] when there is no refresh token or WeChat refuses.
    pub(crate) async fn authorizer_token(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        ahead_secs: i64,
    ) -> Result<SecretString, KeepError> {
        self.renewed(AuthorizerToken {
            service: self,
            platform,
            id,
            ahead_secs,
        })
        .await
    }

    /// Renews an authorizer's token ahead of time.
    pub(crate) async fn keep_authorizer_token(
        &self,
        platform: &PlatformId,
        id: &AuthorizerId,
        ahead_secs: i64,
    ) -> Result<(), KeepError> {
        let platform = self.load_platform(platform).await?;
        self.authorizer_token(&platform, id, ahead_secs).await?;
        Ok(())
    }
}

struct AuthorizerToken<'a> {
    service: &'a Service,
    platform: &'a Platform,
    id: &'a AuthorizerId,
    ahead_secs: i64,
}

impl Renewal for AuthorizerToken<'_> {
    async fn look(&self) -> Result<Option<SecretString>, KeepError> {
        let tokens = self.rows().tokens(self.id).await?;
        let ahead_secs = self.ahead_secs.max(MARGIN_SECS);
        let at_least = self.service.now().plus_secs(ahead_secs);
        let lives = tokens.access_expires_at.is_some_and(|at| at > at_least);
        Ok(tokens.access.filter(|_| lives))
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

    async fn renew(&self, fence: i64) -> Result<SecretString, KeepError> {
        let (service, platform) = (self.service, self.platform);
        let row = self.rows().authorizer(self.id).await?;
        let Some(refresh) = self.rows().tokens(self.id).await?.refresh else {
            self.release(fence).await?;
            return Err(KeepError::WeChat(Failure::of(FailureKind::Refused)));
        };
        let (appid, refresh) = (&row.appid, &refresh);
        let answer = service
            .with_component_token(platform, |token| async move {
                service
                    .wechat()
                    .authorizer_token(&platform.component_appid, &token, appid, refresh)
                    .await
            })
            .await;
        let now = service.now();
        let event = Event::new(
            &service.own_ctx(),
            Actor::system(),
            Action::RenewAuthorizerToken,
        )
        .at(&platform.id)
        .on(Object::authorizer(&row.id, name_of(&row)));
        let tx = service.store().begin().await?;
        let rows = tx.platform(&platform.id);
        match answer {
            Ok(answer) => {
                let expires_at = now.plus_secs(answer.expires_in_s);
                let new = NewTokens {
                    refresh: answer.refresh_token,
                    access: Some((answer.access_token.clone(), expires_at)),
                };
                if rows.renew_tokens(self.id, fence, &new, now).await? {
                    let facts = Facts::new().with("expires_at", expires_at.utc());
                    tx.audit(event.after(facts).done()).await?;
                    tx.commit().await?;
                }
                Ok(answer.access_token)
            }
            Err(KeepError::WeChat(failure)) => {
                rows.fail_tokens(self.id, fence, &failure, now).await?;
                if !failure.repeats(row.failure.as_ref()) {
                    tx.audit(event.failed(reason(&failure)).done()).await?;
                }
                tx.commit().await?;
                Err(KeepError::WeChat(failure))
            }
            Err(error) => Err(error),
        }
    }
}

impl AuthorizerToken<'_> {
    fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}
