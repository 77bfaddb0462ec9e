use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ids::{AuthorizerId, PlatformId},
};
use secrecy::SecretString;
use store::{AuthorizerRow, AuthorizerTokens, NewTokens};

use super::{KeepError, Platform};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failure::reason,
    platform::name_of,
    wait::Patience,
};

const MARGIN_SECS: i64 = 5 * 60;
const LEASE_SECS: i64 = 30;

impl Service {
    /// An authorizer_access_token that lives for a while: the stored one, else a new one, asked for once over all
    /// nodes.
    ///
    /// # Errors
    /// [`KeepError::WeChat`] when there is no refresh token or WeChat refuses.
    pub(crate) async fn authorizer_token(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        ahead_secs: i64,
    ) -> Result<SecretString, KeepError> {
        let rows = self.store().platform(&platform.id);
        let mut patience = Patience::new(LEASE_SECS);
        loop {
            if let Some(token) = self.living(&rows.tokens(id).await?, ahead_secs) {
                return Ok(token);
            }
            let until = self.now().plus_secs(LEASE_SECS);
            if let Some(fence) = rows
                .lease_authorizer_token(id, &self.deps().node, self.now(), until)
                .await?
            {
                return self
                    .renew_authorizer_token(platform, id, fence, ahead_secs)
                    .await;
            }
            if !patience.wait().await {
                return Err(KeepError::WeChat(Failure::of(FailureKind::Unreachable)));
            }
        }
    }

    async fn renew_authorizer_token(
        &self,
        platform: &Platform,
        id: &AuthorizerId,
        fence: i64,
        ahead_secs: i64,
    ) -> Result<SecretString, KeepError> {
        let rows = self.store().platform(&platform.id);
        // Another node may have renewed between our look and our lease.
        let tokens = rows.tokens(id).await?;
        if let Some(token) = self.living(&tokens, ahead_secs) {
            rows.release_authorizer_token(id, fence).await?;
            return Ok(token);
        }
        let row = rows.authorizer(id).await?;
        let Some(refresh) = tokens.refresh else {
            rows.release_authorizer_token(id, fence).await?;
            return Err(KeepError::WeChat(Failure::of(FailureKind::Refused)));
        };
        let (appid, refresh) = (&row.appid, &refresh);
        let answer = self
            .with_component_token(platform, |token| async move {
                self.wechat()
                    .authorizer_token(&platform.component_appid, &token, appid, refresh)
                    .await
            })
            .await;
        match answer {
            Ok(answer) => {
                let expires_at = self.now().plus_secs(answer.expires_in_s);
                let token = answer.access_token.clone();
                let new = NewTokens {
                    refresh: answer.refresh_token,
                    access: Some((answer.access_token, expires_at)),
                };
                let event = renewal(self, platform, &row)
                    .after(Facts::new().with("expires_at", expires_at.utc()));
                let tx = self.store().begin().await?;
                if tx
                    .platform(&platform.id)
                    .renew_tokens(id, fence, &new, self.now())
                    .await?
                {
                    tx.audit(event.done()).await?;
                    tx.commit().await?;
                }
                Ok(token)
            }
            Err(KeepError::WeChat(failure)) => {
                let repeated = row
                    .failure
                    .as_ref()
                    .is_some_and(|last| last.errcode == failure.errcode);
                let tx = self.store().begin().await?;
                tx.platform(&platform.id)
                    .fail_tokens(id, fence, &failure, self.now())
                    .await?;
                if !repeated {
                    tx.audit(
                        renewal(self, platform, &row)
                            .failed(reason(&failure))
                            .done(),
                    )
                    .await?;
                }
                tx.commit().await?;
                Err(KeepError::WeChat(failure))
            }
            Err(error) => Err(error),
        }
    }

    fn living(&self, tokens: &AuthorizerTokens, ahead_secs: i64) -> Option<SecretString> {
        let at_least = self.now().plus_secs(ahead_secs.max(MARGIN_SECS));
        let lives = tokens.access_expires_at.is_some_and(|at| at > at_least);
        tokens.access.clone().filter(|_| lives)
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

fn renewal(service: &Service, platform: &Platform, row: &AuthorizerRow) -> Event {
    Event::new(
        &service.own_ctx(),
        Actor::system(),
        Action::RenewAuthorizerToken,
    )
    .at(&platform.id)
    .on(Object::authorizer(&row.id, name_of(row)))
}
