use domain::{
    audit::Action, ids::PlatformId, push::PushOutcome, release::is_test_mini_program,
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{ClaimedPush, Rehearsed, StoreError, Tx};
use wechat::{Authorization, GrantEvent};

use super::Mark;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    keeper::{KeepError, Platform},
    push::{Worked, why_of},
    settle::Code,
};

/// How long an access token lives when WeChat does not say.
const TOKEN_LIFE_SECS: i64 = 7_200;

impl Service {
    /// A test account granted. Its code is exchanged, as the check expects; the book is not touched.
    pub(crate) async fn take_test_grant(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        event: GrantEvent,
    ) -> Result<Worked, StoreError> {
        let rows = self.store().platform(platform);
        if let Some(Mark(id)) = Mark::of_code(event.authorization_code.expose_secret()) {
            let what = (
                Rehearsed::Authorized,
                is_test_mini_program(&event.authorizer_appid),
            );
            rows.note_rehearsed(&id, what, self.now()).await?;
            return Ok(Worked::done(PushOutcome::Noted));
        }
        let platform = self.load_platform(platform).await?;
        let dies_at = event
            .authorization_code_expires_at
            .map(Timestamp::from_secs);
        let code = Code {
            secret: &event.authorization_code,
            dies_at,
            told_appid: None,
        };
        let event_time = event
            .create_time
            .unwrap_or(push.received_at.millis() / 1_000);
        let appid = &event.authorizer_appid;
        let access = match self.query_auth(&platform, code).await {
            Ok(authorization) => self.access_of(&authorization),
            // The message of the check may have brought the same code before.
            Err(KeepError::WeChat(failure)) if failure.kind.ends_code() => None,
            Err(KeepError::WeChat(failure)) => {
                return Ok(Worked::Later {
                    why: why_of(&failure),
                    code_dies_at: dies_at,
                });
            }
            Err(KeepError::Store(error)) => return Err(error),
        };
        self.keep_test_grant(&platform, appid, event_time, access.as_ref())
            .await?;
        Ok(Worked::done(PushOutcome::Noted))
    }

    /// A test account took its grant back.
    pub(crate) async fn take_test_revocation(
        &self,
        tx: &Tx,
        platform: &PlatformId,
        push: &ClaimedPush,
        appid: &str,
        create_time: Option<i64>,
    ) -> Result<Worked, StoreError> {
        let event_time = create_time.unwrap_or(push.received_at.millis() / 1_000);
        let ctx = self.own_ctx();
        let rows = tx.platform(platform);
        // Nobody granted: a check of WeChat's own that is under way keeps what it has.
        if let Some(Mark(id)) = Mark::of_message(push.body.expose_secret()) {
            let what = (Rehearsed::Revoked, is_test_mini_program(appid));
            rows.note_rehearsed(&id, what, ctx.now).await?;
            return Ok(Worked::done(PushOutcome::Noted));
        }
        if rows.end_test_grant(appid, event_time, ctx.now).await? {
            let name = rows.head().await?.name;
            let event = Event::new(&ctx, Actor::wechat(), Action::TestRevoke).at(platform);
            let event = event.on(Object::platform(platform, &name));
            tx.audit(event.after(Facts::new().with("appid", appid)).done())
                .await?;
        }
        Ok(Worked::done(PushOutcome::Noted))
    }

    pub(super) async fn keep_test_grant(
        &self,
        platform: &Platform,
        appid: &str,
        event_time: i64,
        access: Option<&(SecretString, Timestamp)>,
    ) -> Result<(), StoreError> {
        let ctx = self.own_ctx();
        let tx = self.store().begin().await?;
        let rows = tx.platform(&platform.id);
        rows.put_test_grant(appid, event_time, access, ctx.now)
            .await?;
        let event = Event::new(&ctx, Actor::wechat(), Action::TestGrant).at(&platform.id);
        let event = event.on(Object::platform(&platform.id, &platform.name));
        let facts = Facts::new()
            .with("appid", appid)
            .with("token", access.is_some());
        tx.audit(event.after(facts).done()).await?;
        tx.commit().await
    }

    pub(super) fn access_of(
        &self,
        authorization: &Authorization,
    ) -> Option<(SecretString, Timestamp)> {
        let token = authorization.access_token.clone()?;
        let lives = authorization.expires_in_s.unwrap_or(TOKEN_LIFE_SECS);
        Some((token, self.now().plus_secs(lives)))
    }
}
