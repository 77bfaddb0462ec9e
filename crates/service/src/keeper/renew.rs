use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    token::retry_at,
};
use secrecy::SecretString;
use store::{ClaimedRenewal, NewTokens, StoreError};
use wechat::Class;

use super::{KeepError, Platform, component::CallError, renewal::LEASE_SECS};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failpoint::{Point, reached},
    failure::{failure_of, reason},
    heartbeat::while_leased,
};

impl Service {
    /// Renews the token of an account whose lease the caller holds, and ends the lease, which is prolonged as long as
    /// WeChat takes: the search for another refresh token goes through a whole list.
    pub(super) async fn renew_claimed(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
    ) -> Result<SecretString, KeepError> {
        let rows = self.store().platform(&platform.id);
        while_leased(self.renew_leased(platform, claimed), || {
            let until = self.now().plus_secs(LEASE_SECS);
            rows.prolong_authorizer_token(&claimed.id, claimed.fence, until)
        })
        .await
    }

    /// One commit at most; the trail tells only of what begins to fail and of what works again, for every single call is
    /// in the log of calls.
    async fn renew_leased(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
    ) -> Result<SecretString, KeepError> {
        let Some(refresh) = &claimed.tokens.refresh else {
            self.release(platform, claimed).await?;
            return Err(KeepError::WeChat(Failure::of(FailureKind::Refused)));
        };
        reached(Point::AccountLeased);
        match self.ask_for_token(platform, claimed, refresh).await {
            Ok(answer) => {
                reached(Point::AccountTold);
                self.ease(&platform.id).await?;
                let tell = claimed
                    .tokens
                    .failure
                    .as_ref()
                    .map(|_| Action::RenewAuthorizerToken);
                self.keep_renewed(platform, claimed, answer, tell).await
            }
            // Nothing is wrong with the account.
            Err(CallError::NoToken(error)) => {
                self.strain(&platform.id, None).await?;
                self.release(platform, claimed).await?;
                Err(error)
            }
            Err(CallError::Call(error)) => {
                self.strain(&platform.id, Some(error.class())).await?;
                match error.class() {
                    Class::NotGranted => {
                        let failure = failure_of(&error);
                        if self.is_gone(platform, &claimed.tokens.appid).await {
                            self.suspect(platform, claimed, &failure).await?;
                            return Err(KeepError::WeChat(failure));
                        }
                        self.fail_renewal(platform, claimed, failure).await
                    }
                    Class::RefreshToken => match self.rescued(platform, claimed, refresh).await {
                        Some(answer) => {
                            let tell = Some(Action::RescueToken);
                            self.keep_renewed(platform, claimed, answer, tell).await
                        }
                        None => {
                            self.fail_renewal(platform, claimed, failure_of(&error))
                                .await
                        }
                    },
                    _ => {
                        self.fail_renewal(platform, claimed, failure_of(&error))
                            .await
                    }
                }
            }
        }
    }

    /// `api_authorizer_token` for this account with this refresh token.
    pub(super) async fn ask_for_token(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
        refresh: &SecretString,
    ) -> Result<wechat::AuthorizerToken, CallError> {
        let appid = &claimed.tokens.appid;
        self.call_with_component_token(platform, |token| async move {
            self.wechat(&platform.id)
                .authorizer_token(&platform.component_appid, &token, appid, refresh)
                .await
        })
        .await
    }

    async fn keep_renewed(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
        answer: wechat::AuthorizerToken,
        tell: Option<Action>,
    ) -> Result<SecretString, KeepError> {
        let ctx = self.own_ctx();
        let expires_at = ctx.now.plus_secs(answer.expires_in_s);
        let new = NewTokens {
            refresh: answer.refresh_token,
            access: Some((answer.access_token.clone(), expires_at)),
        };
        let tx = self.store().begin().await?;
        let rows = tx.platform(&platform.id);
        if rows
            .renew_tokens(&claimed.id, claimed.fence, &new, ctx.now)
            .await?
        {
            if let Some(action) = tell {
                let facts = Facts::new().with("expires_at", expires_at.utc());
                let event = Event::new(&ctx, Actor::system(), action);
                let event = event.at(&platform.id).on(object(claimed)).after(facts);
                tx.audit(event.done()).await?;
            }
            reached(Point::AccountWritten);
            tx.commit().await?;
            reached(Point::AccountCommitted);
        }
        Ok(answer.access_token)
    }

    async fn fail_renewal(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
        failure: Failure,
    ) -> Result<SecretString, KeepError> {
        let ctx = self.own_ctx();
        let again = retry_at(ctx.now, claimed.tokens.failed_tries + 1);
        let tx = self.store().begin().await?;
        let rows = tx.platform(&platform.id);
        let kept = rows
            .fail_tokens(&claimed.id, claimed.fence, &failure, ctx.now, again)
            .await?;
        if kept && !failure.repeats(claimed.tokens.failure.as_ref()) {
            let event = Event::new(&ctx, Actor::system(), Action::RenewAuthorizerToken);
            let event = event.at(&platform.id).on(object(claimed));
            tx.audit(event.failed(reason(&failure)).done()).await?;
        }
        tx.commit().await?;
        Err(KeepError::WeChat(failure))
    }

    async fn release(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
    ) -> Result<(), StoreError> {
        let rows = self.store().platform(&platform.id);
        rows.release_authorizer_token(&claimed.id, claimed.fence)
            .await
    }
}

/// The account as entries of the trail name it.
pub(super) fn object(claimed: &ClaimedRenewal) -> Object {
    let name = match claimed.tokens.name.as_str() {
        "" => &claimed.tokens.appid,
        name => name,
    };
    Object::authorizer(&claimed.id, name)
}
