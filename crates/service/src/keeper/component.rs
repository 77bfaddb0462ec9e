use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ticket::TicketHealth,
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::ComponentState;

use super::{KeepError, Platform};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failure::{failure_of, reason},
    wait::Patience,
};

/// A token with less than this to live is renewed before it is used: a call must not die on the way.
const MARGIN_SECS: i64 = 5 * 60;
/// How long a renewal may hold the lease: longer than WeChat's client waits for its answer.
const LEASE_SECS: i64 = 30;

impl Service {
    /// Calls WeChat with the platform's token; with a new one, once, when WeChat says that the token is stale.
    pub(crate) async fn with_component_token<T, F: Future<Output = Result<T, wechat::Error>>>(
        &self,
        platform: &Platform,
        call: impl Fn(SecretString) -> F,
    ) -> Result<T, KeepError> {
        let token = self.component_token(platform, None).await?;
        match call(token.clone()).await {
            Err(error) if error.is_stale_token() => {
                let newer = self.component_token(platform, Some(&token)).await?;
                Ok(call(newer).await?)
            }
            result => Ok(result?),
        }
    }

    /// A component_access_token that is not the one that WeChat `refused`: the stored one while it lives, else a new
    /// one, asked for once over all nodes.
    pub(crate) async fn component_token(
        &self,
        platform: &Platform,
        refused: Option<&SecretString>,
    ) -> Result<SecretString, KeepError> {
        let rows = self.store().platform(&platform.id);
        let mut patience = Patience::new(LEASE_SECS);
        loop {
            let state = rows.component_state().await?;
            if let Some(token) = usable(&state, refused, self.now().plus_secs(MARGIN_SECS)) {
                return Ok(token);
            }
            if !matches!(
                TicketHealth::of(state.ticket_at, self.now()),
                TicketHealth::Fresh | TicketHealth::Stale
            ) {
                return Err(KeepError::WeChat(Failure::of(FailureKind::NoTicket)));
            }
            let until = self.now().plus_secs(LEASE_SECS);
            if let Some(fence) = rows
                .lease_component_token(&self.deps().node, self.now(), until)
                .await?
            {
                return self.renew_component_token(platform, refused, fence).await;
            }
            if !patience.wait().await {
                return Err(KeepError::WeChat(Failure::of(FailureKind::Unreachable)));
            }
        }
    }

    /// Renews the token under the lease with this number.
    async fn renew_component_token(
        &self,
        platform: &Platform,
        refused: Option<&SecretString>,
        fence: i64,
    ) -> Result<SecretString, KeepError> {
        let rows = self.store().platform(&platform.id);
        // Another node may have renewed between our look and our lease.
        let state = rows.component_state().await?;
        if let Some(token) = usable(&state, refused, self.now().plus_secs(MARGIN_SECS)) {
            rows.release_component_token(fence).await?;
            return Ok(token);
        }
        let Some(ticket) = &state.ticket else {
            rows.release_component_token(fence).await?;
            return Err(KeepError::WeChat(Failure::of(FailureKind::NoTicket)));
        };
        let answer = self
            .wechat()
            .component_token(&platform.component_appid, &platform.appsecret, ticket)
            .await;
        match answer {
            Ok(answer) => {
                let expires_at = self.now().plus_secs(answer.expires_in_s);
                let ctx = self.own_ctx();
                let tx = self.store().begin().await?;
                if tx
                    .platform(&platform.id)
                    .put_component_token(fence, &answer.token, expires_at)
                    .await?
                {
                    let facts = Facts::new().with("expires_at", expires_at.utc());
                    tx.audit(renewal(&ctx, platform).after(facts).done())
                        .await?;
                    tx.commit().await?;
                }
                Ok(answer.token)
            }
            Err(error) => {
                let failure = failure_of(&error);
                tracing::warn!(platform.id = %platform.id, %error, "the component token could not be renewed");
                self.note_component_failure(platform, fence, &state, &failure)
                    .await?;
                Err(KeepError::WeChat(failure))
            }
        }
    }

    /// Keeps the failure for staff to see. A repetition of the last one is no news for the audit trail.
    async fn note_component_failure(
        &self,
        platform: &Platform,
        fence: i64,
        before: &ComponentState,
        failure: &Failure,
    ) -> Result<(), KeepError> {
        let ctx = self.own_ctx();
        let repeated = before
            .failure
            .as_ref()
            .is_some_and(|last| last.kind == failure.kind && last.errcode == failure.errcode);
        let tx = self.store().begin().await?;
        tx.platform(&platform.id)
            .fail_component_token(fence, failure, ctx.now)
            .await?;
        if !repeated {
            tx.audit(renewal(&ctx, platform).failed(reason(failure)).done())
                .await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// The stored token, when it lives until `at_least` and is not the one that was refused.
fn usable(
    state: &ComponentState,
    refused: Option<&SecretString>,
    at_least: Timestamp,
) -> Option<SecretString> {
    let token = state.token.as_ref()?;
    let lives = state.token_expires_at.is_some_and(|at| at > at_least);
    let was_refused =
        refused.is_some_and(|refused| refused.expose_secret() == token.expose_secret());
    (lives && !was_refused).then(|| token.clone())
}

fn renewal(ctx: &console::Ctx, platform: &Platform) -> Event {
    Event::new(ctx, Actor::system(), Action::RenewComponentToken)
        .at(&platform.id)
        .on(Object::platform(&platform.id, &platform.name))
}
