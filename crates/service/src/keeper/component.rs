use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ticket::TicketHealth,
    time::Timestamp,
    token::retry_at,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{ComponentState, PlatformStore, StoreError};

use super::{
    KeepError, Platform,
    renewal::{Look, Renewal},
    rival::Voided,
};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failpoint::{Point, reached},
    failure::{failure_of, reason},
};

/// A token with less than this to live is renewed before it is used: a call must not die on the way.
pub(super) const MARGIN_SECS: i64 = 5 * 60;

/// Why a call came to nothing.
pub(crate) enum CallError {
    /// There was no token of the platform's to call with.
    NoToken(KeepError),
    /// WeChat refused the call itself, or did not answer it.
    Call(wechat::Error),
}

impl From<CallError> for KeepError {
    fn from(error: CallError) -> Self {
        match error {
            CallError::NoToken(error) => error,
            CallError::Call(error) => error.into(),
        }
    }
}

/// A token that WeChat refused, and the call by which it did.
pub(super) struct Refused {
    pub(super) token: SecretString,
    pub(super) voided: Voided,
}

impl Service {
    /// Calls WeChat with the platform's token; with a new one, once, when WeChat says that the token is stale.
    pub(crate) async fn with_component_token<T, F: Future<Output = Result<T, wechat::Error>>>(
        &self,
        platform: &Platform,
        call: impl Fn(SecretString) -> F,
    ) -> Result<T, KeepError> {
        Ok(self.call_with_component_token(platform, call).await?)
    }

    /// The same, telling apart whether the token or the call was the trouble.
    pub(super) async fn call_with_component_token<T, F>(
        &self,
        platform: &Platform,
        call: impl Fn(SecretString) -> F,
    ) -> Result<T, CallError>
    where
        F: Future<Output = Result<T, wechat::Error>>,
    {
        let token = self
            .component_token(platform)
            .await
            .map_err(CallError::NoToken)?;
        match call(token.clone()).await {
            Err(error) if error.is_stale_token() => {
                let voided = Voided::by(&error);
                let refused = Refused { token, voided };
                let newer = self
                    .other_component_token(platform, refused)
                    .await
                    .map_err(CallError::NoToken)?;
                call(newer).await.map_err(CallError::Call)
            }
            result => result.map_err(CallError::Call),
        }
    }

    /// A component_access_token: the stored one while it lives, else a new one, asked for once over all nodes.
    pub(crate) async fn component_token(
        &self,
        platform: &Platform,
    ) -> Result<SecretString, KeepError> {
        self.component_token_ahead(platform, MARGIN_SECS).await
    }

    /// Renews it now, once over all nodes, unless it was renewed since `asked_at`: whatever pause there is after a failure.
    pub(crate) async fn renew_component_since(
        &self,
        platform: &Platform,
        asked_at: Timestamp,
    ) -> Result<(), KeepError> {
        self.renewed(ComponentToken {
            service: self.clone(),
            platform: platform.clone(),
            refused: None,
            since: Some(asked_at),
            ahead_secs: 0,
        })
        .await?;
        // What kept the accounts' renewals waiting may be mended, too.
        Ok(self.store().platform(&platform.id).end_rest().await?)
    }

    /// One that lives at least so long, ahead of time.
    pub(crate) async fn component_token_ahead(
        &self,
        platform: &Platform,
        ahead_secs: i64,
    ) -> Result<SecretString, KeepError> {
        self.renewed(ComponentToken {
            service: self.clone(),
            platform: platform.clone(),
            refused: None,
            since: None,
            ahead_secs,
        })
        .await
    }

    /// One that is not the one that WeChat refused.
    async fn other_component_token(
        &self,
        platform: &Platform,
        refused: Refused,
    ) -> Result<SecretString, KeepError> {
        self.renewed(ComponentToken {
            service: self.clone(),
            platform: platform.clone(),
            refused: Some(refused),
            since: None,
            ahead_secs: MARGIN_SECS,
        })
        .await
    }
}

struct ComponentToken {
    service: Service,
    platform: Platform,
    refused: Option<Refused>,
    /// Only one that came since then will do.
    since: Option<Timestamp>,
    ahead_secs: i64,
}

impl Renewal for ComponentToken {
    type State = ComponentState;

    async fn look(&self) -> Result<Look<ComponentState>, KeepError> {
        let now = self.service.now();
        let state = self.rows().component_state().await?;
        if let Some(token) = self.usable(&state, now.plus_secs(self.ahead_secs)) {
            return Ok(Look::Fresh(token));
        }
        if TicketHealth::of(state.ticket_at, now).is_usable() {
            Ok(Look::Stale(state))
        } else {
            Err(no_ticket())
        }
    }

    async fn claim(&self, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError> {
        let node = &self.service.deps().node;
        self.rows().lease_component_token(node, now, until).await
    }

    async fn release(&self, fence: i64) -> Result<(), StoreError> {
        self.rows().release_component_token(fence).await
    }

    async fn renew(&self, fence: i64, state: ComponentState) -> Result<SecretString, KeepError> {
        let (service, platform) = (&self.service, &self.platform);
        let Some(ticket) = &state.ticket else {
            self.release(fence).await?;
            return Err(no_ticket());
        };
        reached(Point::ComponentLeased);
        let answer = service
            .wechat(&platform.id)
            .component_token(&platform.component_appid, &platform.appsecret, ticket)
            .await;
        reached(Point::ComponentTold);
        let ctx = service.own_ctx();
        let event = Event::new(&ctx, Actor::system(), Action::RenewComponentToken)
            .at(&platform.id)
            .on(Object::platform(&platform.id, &platform.name));
        let tx = service.store().begin().await?;
        let rows = tx.platform(&platform.id);
        match answer {
            Ok(answer) => {
                let expires_at = ctx.now.plus_secs(answer.expires_in_s);
                if rows
                    .put_component_token(fence, &answer.token, expires_at, ctx.now)
                    .await?
                {
                    let facts = Facts::new().with("expires_at", expires_at.utc());
                    tx.audit(event.after(facts).done()).await?;
                    if let Some(voided) = self.voided(&state, ctx.now) {
                        service
                            .note_rival(&tx, &ctx, platform, voided, state.token_at)
                            .await?;
                    }
                    reached(Point::ComponentWritten);
                    tx.commit().await?;
                    reached(Point::ComponentCommitted);
                }
                Ok(answer.token)
            }
            Err(error) => {
                tracing::warn!(platform.id = %platform.id, %error, "the component token could not be renewed");
                let failure = failure_of(&error);
                let retry_at = retry_at(ctx.now, state.failed_tries + 1);
                rows.fail_component_token(fence, &failure, ctx.now, retry_at)
                    .await?;
                if !failure.repeats(state.failure.as_ref()) {
                    tx.audit(event.failed(reason(&failure)).done()).await?;
                }
                tx.commit().await?;
                Err(KeepError::WeChat(failure))
            }
        }
    }
}

impl ComponentToken {
    fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }

    /// The stored token, when it lives until `at_least`, is not the one that was refused and is as new as it should be.
    fn usable(&self, state: &ComponentState, at_least: Timestamp) -> Option<SecretString> {
        let token = state.token.as_ref()?;
        let lives = state.token_expires_at.is_some_and(|at| at > at_least);
        let is_new = self
            .since
            .is_none_or(|since| state.token_at.is_some_and(|at| at >= since));
        (lives && is_new && !self.was_refused(token)).then(|| token.clone())
    }

    fn was_refused(&self, token: &SecretString) -> bool {
        self.refused
            .as_ref()
            .is_some_and(|refused| refused.token.expose_secret() == token.expose_secret())
    }

    /// WeChat refused a token that should live and that nobody here has renewed since.
    fn voided(&self, state: &ComponentState, now: Timestamp) -> Option<&Voided> {
        let token = state.token.as_ref()?;
        let lives = state.token_expires_at.is_some_and(|at| at > now);
        let refused = self.refused.as_ref()?;
        (lives && self.was_refused(token)).then_some(&refused.voided)
    }
}

fn no_ticket() -> KeepError {
    KeepError::WeChat(Failure::of(FailureKind::NoTicket))
}
