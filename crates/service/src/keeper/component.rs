use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ticket::TicketHealth,
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{ComponentState, PlatformStore, StoreError};

use super::{KeepError, Platform, renewal::Renewal};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failure::{failure_of, reason},
};

/// A token with less than this to live is renewed before it is used: a call must not die on the way.
const MARGIN_SECS: i64 = 5 * 60;

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
        self.renewed(ComponentToken {
            service: self,
            platform,
            refused,
        })
        .await
    }
}

struct ComponentToken<'a> {
    service: &'a Service,
    platform: &'a Platform,
    refused: Option<&'a SecretString>,
}

impl Renewal for ComponentToken<'_> {
    async fn look(&self) -> Result<Option<SecretString>, KeepError> {
        let now = self.service.now();
        let state = self.rows().component_state().await?;
        if let Some(token) = usable(&state, self.refused, now.plus_secs(MARGIN_SECS)) {
            return Ok(Some(token));
        }
        match TicketHealth::of(state.ticket_at, now) {
            TicketHealth::Fresh | TicketHealth::Stale | TicketHealth::Critical => Ok(None),
            TicketHealth::Missing | TicketHealth::Expired => Err(no_ticket()),
        }
    }

    async fn claim(&self, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError> {
        let node = &self.service.deps().node;
        self.rows().lease_component_token(node, now, until).await
    }

    async fn release(&self, fence: i64) -> Result<(), StoreError> {
        self.rows().release_component_token(fence).await
    }

    async fn renew(&self, fence: i64) -> Result<SecretString, KeepError> {
        let (service, platform) = (self.service, self.platform);
        let state = self.rows().component_state().await?;
        let Some(ticket) = &state.ticket else {
            self.release(fence).await?;
            return Err(no_ticket());
        };
        let answer = service
            .wechat()
            .component_token(&platform.component_appid, &platform.appsecret, ticket)
            .await;
        let ctx = service.own_ctx();
        let event = Event::new(&ctx, Actor::system(), Action::RenewComponentToken)
            .at(&platform.id)
            .on(Object::platform(&platform.id, &platform.name));
        let tx = service.store().begin().await?;
        let rows = tx.platform(&platform.id);
        match answer {
            Ok(answer) => {
                let expires_at = service.now().plus_secs(answer.expires_in_s);
                if rows
                    .put_component_token(fence, &answer.token, expires_at)
                    .await?
                {
                    let facts = Facts::new().with("expires_at", expires_at.utc());
                    tx.audit(event.after(facts).done()).await?;
                    tx.commit().await?;
                }
                Ok(answer.token)
            }
            Err(error) => {
                tracing::warn!(platform.id = %platform.id, %error, "the component token could not be renewed");
                let failure = failure_of(&error);
                rows.fail_component_token(fence, &failure, ctx.now).await?;
                if !failure.repeats(state.failure.as_ref()) {
                    tx.audit(event.failed(reason(&failure)).done()).await?;
                }
                tx.commit().await?;
                Err(KeepError::WeChat(failure))
            }
        }
    }
}

impl ComponentToken<'_> {
    fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}

fn no_ticket() -> KeepError {
    KeepError::WeChat(Failure::of(FailureKind::NoTicket))
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
