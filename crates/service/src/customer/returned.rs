use console::Ctx;
use domain::{
    attempt::{AttemptState, Via},
    ids::{AttemptId, PlatformId},
};
use secrecy::SecretString;
use store::{AttemptRow, ReturnedCode, StoreError};

use crate::{audit::Actor, core::Service, entropy, wait::Patience};

/// How long a browser waits for the end of its attempt before it is shown that it takes longer.
const PATIENCE_SECS: i64 = 6;
/// How long a code lives when the callback does not say; bounds for what it says.
const CODE_LIFE_SECS: i64 = 600;
const CODE_LIFE_MAX_SECS: i64 = 86_400;
/// The longest code that is taken; WeChat's have about 100 characters.
const CODE_MAX: usize = 512;

impl Service {
    pub(super) async fn take_callback(
        &self,
        ctx: &Ctx,
        state: &str,
        auth_code: Option<&str>,
        expires_in_secs: Option<i64>,
    ) -> Result<(), StoreError> {
        let Some(attempt) = self.attempt_of(state).await? else {
            return Ok(());
        };
        let code = auth_code.filter(|code| !code.is_empty() && code.len() <= CODE_MAX);
        if attempt.state == AttemptState::Minted {
            let Some(code) = code else { return Ok(()) };
            self.keep_code(ctx, &attempt, code, expires_in_secs).await?;
        }
        self.settle_in_background(ctx, &attempt.platform_id, &attempt.id);
        self.wait_for_end(&attempt.platform_id, &attempt.id).await
    }

    /// The attempt whose callback or result page has this state in its path.
    pub(super) async fn attempt_of(&self, state: &str) -> Result<Option<AttemptRow>, StoreError> {
        if entropy::is_secret(state) {
            self.store().system().attempt_by_state(state).await
        } else {
            Ok(None)
        }
    }

    async fn keep_code(
        &self,
        ctx: &Ctx,
        attempt: &AttemptRow,
        code: &str,
        expires_in_secs: Option<i64>,
    ) -> Result<(), StoreError> {
        let life = expires_in_secs
            .filter(|secs| (1..=CODE_LIFE_MAX_SECS).contains(secs))
            .unwrap_or(CODE_LIFE_SECS);
        let link = self
            .store()
            .platform(&attempt.platform_id)
            .link(&attempt.link_id)
            .await?;
        let returned = ReturnedCode {
            code: SecretString::from(code),
            expires_at: ctx.now.plus_secs(life),
            via: Via::Callback,
            event_time: None,
            told_appid: None,
            returned_at: ctx.now,
        };
        let actor = Actor::customer(&link.customer.id, &link.customer.name);
        self.return_code(ctx, actor, &attempt.platform_id, attempt, &returned)
            .await
            .map(drop)
    }

    /// The exchange goes on when the browser is closed or out of patience.
    fn settle_in_background(&self, ctx: &Ctx, platform: &PlatformId, id: &AttemptId) {
        let (service, ctx, platform, id) =
            (self.clone(), ctx.clone(), platform.clone(), id.clone());
        self.tasks().spawn(async move {
            if let Err(error) = service.settle(&ctx, &platform, &id).await {
                tracing::error!(
                    request.id = %ctx.request_id, attempt.id = %id, error = &error as &dyn std::error::Error,
                    "settling an attempt failed; the worker tries again"
                );
            }
        });
    }

    /// Waits until the attempt has ended, whoever ends it, or a try came to nothing, or patience is over.
    async fn wait_for_end(&self, platform: &PlatformId, id: &AttemptId) -> Result<(), StoreError> {
        let rows = self.store().platform(platform);
        let mut patience = Patience::new(PATIENCE_SECS);
        loop {
            let attempt = rows.attempt(id).await?;
            if attempt.state != AttemptState::Returned
                || attempt.failure.is_some()
                || !patience.wait().await
            {
                return Ok(());
            }
        }
    }
}
