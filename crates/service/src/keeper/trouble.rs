//! What a renewal that WeChat refused leads to: is the grant gone, is the refresh token another one?

use console::Ctx;
use domain::{attempt::Failure, audit::Action, authorizer::GrantStatus, time::Timestamp};
use secrecy::{ExposeSecret as _, SecretString};
use store::{AuthorizerRow, ClaimedRenewal, StoreError};
use wechat::{AUTHORIZER_LIST_MAX, AuthorizerToken, Class};

use super::{Platform, component::CallError, renew::object};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failure::reason,
    platform::name_of,
};

/// How far the list is read for one account's token: half a million accounts.
const PAGES: i64 = 1_000;

impl Service {
    /// After 61003: whether WeChat says the same of the account's profile, so that the grant is gone.
    pub(super) async fn is_gone(&self, platform: &Platform, appid: &str) -> bool {
        let asked = self
            .call_with_component_token(platform, |token| async move {
                self.wechat(&platform.id)
                    .authorizer_info(&platform.component_appid, &token, appid)
                    .await
            })
            .await;
        matches!(asked, Err(CallError::Call(error)) if error.class() == Class::NotGranted)
    }

    /// The grant is in doubt: never healthy, never deleted, and not renewed until it is seen again.
    pub(super) async fn suspect(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
        failure: &Failure,
    ) -> Result<(), StoreError> {
        let ctx = self.own_ctx();
        let tx = self.store().begin().await?;
        let rows = tx.platform(&platform.id);
        // The lease was taken while the grant stood as it does: one that came since then has another fence.
        if rows
            .fail_tokens(&claimed.id, claimed.fence, failure, ctx.now, ctx.now)
            .await?
            && rows.suspect_grant(&claimed.id, ctx.now, ctx.now).await?
        {
            let event = suspected(&ctx, platform, object(claimed), failure);
            tx.audit(event.done()).await?;
        }
        tx.commit().await
    }

    /// After 61003 of a call that was made at `asked_at` and is no renewal: the same check, and a grant that is gone is in
    /// doubt.
    pub(crate) async fn suspect_if_gone(
        &self,
        platform: &Platform,
        row: &AuthorizerRow,
        failure: &Failure,
        asked_at: Timestamp,
    ) -> Result<(), StoreError> {
        if !self.is_gone(platform, &row.appid).await {
            return Ok(());
        }
        let ctx = self.own_ctx();
        let tx = self.store().begin().await?;
        let rows = tx.platform(&platform.id);
        if rows.suspect_grant(&row.id, asked_at, ctx.now).await? {
            let object = Object::authorizer(&row.id, name_of(row));
            let event = suspected(&ctx, platform, object, failure);
            tx.audit(event.done()).await?;
        }
        tx.commit().await
    }

    /// After 61023: the token by another refresh token, which the account's profile or the list of authorizers has.
    pub(super) async fn rescued(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
        refused: &SecretString,
    ) -> Option<AuthorizerToken> {
        let known = |found: &SecretString| found.expose_secret() == refused.expose_secret();
        let mut other = self.refresh_in_profile(platform, claimed).await;
        if other.as_ref().is_none_or(known) {
            other = self.refresh_in_list(platform, &claimed.tokens.appid).await;
        }
        let other = other.filter(|found| !known(found))?;
        let answer = self.ask_for_token(platform, claimed, &other).await.ok()?;
        tracing::info!(platform.id = %platform.id, authorizer.id = %claimed.id, "a refresh token was rescued");
        Some(AuthorizerToken {
            refresh_token: answer.refresh_token.or(Some(other)),
            ..answer
        })
    }

    async fn refresh_in_profile(
        &self,
        platform: &Platform,
        claimed: &ClaimedRenewal,
    ) -> Option<SecretString> {
        let profile = self.profile(platform, &claimed.tokens.appid).await.ok()?;
        profile.refresh_token
    }

    /// Page by page until the account is found.
    async fn refresh_in_list(&self, platform: &Platform, appid: &str) -> Option<SecretString> {
        for page in 0..PAGES {
            let offset = page * i64::from(AUTHORIZER_LIST_MAX);
            let list = self
                .with_component_token(platform, |token| async move {
                    self.wechat(&platform.id)
                        .authorizer_list(
                            &platform.component_appid,
                            &token,
                            offset,
                            AUTHORIZER_LIST_MAX,
                        )
                        .await
                })
                .await
                .ok()?;
            let found = list
                .list
                .iter()
                .find(|listed| listed.authorizer_appid == appid);
            if let Some(found) = found {
                return found.refresh_token.clone();
            }
            if list.list.is_empty() || offset + i64::from(AUTHORIZER_LIST_MAX) >= list.total_count {
                return None;
            }
        }
        None
    }
}

fn suspected(ctx: &Ctx, platform: &Platform, object: Object, failure: &Failure) -> Event {
    let after = Facts::new()
        .with("status", GrantStatus::Suspected.code())
        .with("cause", reason(failure));
    Event::new(ctx, Actor::system(), Action::SuspectGrant)
        .at(&platform.id)
        .on(object)
        .before(Facts::new().with("status", GrantStatus::Authorized.code()))
        .after(after)
}
