use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ids::PlatformId,
    push::PushOutcome,
    release::{self, Check},
    time::Timestamp,
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{ClaimedPush, Rehearsed, StoreError};
use wechat::{Message, MessageKind};

use super::Mark;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    failure::{failure_of, may_pass, reason},
    keeper::{KeepError, Platform},
    push::{Worked, why_of},
    settle::Code,
};

/// How long the code of the check is tried for. It waits a few seconds; what comes an hour later helps nobody.
pub(crate) const CODE_LIFE_SECS: i64 = 3_600;

impl Service {
    /// A message in the inbox. What an account is told of itself needs no work; the release check wants its code
    /// exchanged and a customer-service message.
    pub(crate) async fn work_message(
        &self,
        platform: &PlatformId,
        push: &ClaimedPush,
        message: &Message,
    ) -> Result<Worked, StoreError> {
        let appid = push.appid.as_deref().unwrap_or_default();
        let code = match &message.kind {
            MessageKind::Text { content } if release::is_test_account(appid) => {
                Check::of_text(content.expose_secret())
            }
            _ => None,
        };
        let Some(Check::ByApi { code }) = code else {
            return Ok(Worked::done(PushOutcome::Noted));
        };
        if let Some(Mark(id)) = Mark::of_code(code) {
            let rows = self.store().platform(platform);
            let what = (Rehearsed::Queried, release::is_test_mini_program(appid));
            rows.note_rehearsed(&id, what, self.now()).await?;
            return Ok(Worked::done(PushOutcome::Noted));
        }
        let platform = self.load_platform(platform).await?;
        let dies_at = push.received_at.plus_secs(CODE_LIFE_SECS);
        let asked = Asked {
            appid,
            openid: message.from_user_name.as_deref().unwrap_or_default(),
            code,
            dies_at,
            event_time: message
                .create_time
                .unwrap_or(push.received_at.millis() / 1_000),
        };
        match self.answer_by_api(&platform, &asked).await {
            Ok(()) => {
                self.record_answer(&platform, appid, None).await?;
                Ok(Worked::done(PushOutcome::Noted))
            }
            Err(KeepError::WeChat(failure)) if may_pass(&failure) => Ok(Worked::Later {
                why: why_of(&failure),
                code_dies_at: Some(dies_at),
            }),
            Err(KeepError::WeChat(failure)) => {
                let why = reason(&failure);
                self.record_answer(&platform, appid, Some(&why)).await?;
                Ok(Worked::Dead(why_of(&failure)))
            }
            Err(KeepError::Store(error)) => Err(error),
        }
    }

    async fn answer_by_api(&self, platform: &Platform, asked: &Asked<'_>) -> Result<(), KeepError> {
        let secret = SecretString::from(asked.code);
        let code = Code {
            secret: &secret,
            dies_at: Some(asked.dies_at),
            told_appid: None,
        };
        let token = match self.query_auth(platform, code).await {
            Ok(authorization) if authorization.authorizer_appid != asked.appid => {
                return Err(KeepError::WeChat(Failure::of(FailureKind::CodeRefused)));
            }
            Ok(authorization) => {
                let access = self.access_of(&authorization);
                // Before it is used: should we end here, the code is gone, but not what it bought.
                self.keep_test_grant(platform, asked.appid, asked.event_time, access.as_ref())
                    .await?;
                access.map(|(token, _)| token)
            }
            Err(KeepError::WeChat(failure)) if failure.kind.ends_code() => Some(
                self.token_bought_before(platform, asked.appid, failure)
                    .await?,
            ),
            Err(error) => return Err(error),
        };
        let token = token.ok_or(KeepError::WeChat(Failure::of(FailureKind::Refused)))?;
        match self.send_code(platform, asked, &token).await {
            Err(error) if error.is_stale_token() => {
                let refused = failure_of(&error);
                let other = self
                    .token_by_profile(platform, asked.appid, refused)
                    .await?;
                Ok(self.send_code(platform, asked, &other).await?)
            }
            sent => Ok(sent?),
        }
    }

    async fn send_code(
        &self,
        platform: &Platform,
        asked: &Asked<'_>,
        token: &SecretString,
    ) -> Result<(), wechat::Error> {
        let text = release::api_text(asked.code);
        self.wechat(&platform.id)
            .send_text(token, asked.appid, asked.openid, &text)
            .await
    }

    /// The code was exchanged before: by the push of the same grant, or by us before we ended. What it bought is kept,
    /// or can be had by the refresh token that WeChat still tells.
    async fn token_bought_before(
        &self,
        platform: &Platform,
        appid: &str,
        refused: Failure,
    ) -> Result<SecretString, KeepError> {
        let now = self.now();
        let grant = self
            .store()
            .platform(&platform.id)
            .test_grant(appid)
            .await?;
        let access = grant.and_then(|grant| grant.access);
        if let Some((token, _)) = access.filter(|(_, until)| *until > now) {
            return Ok(token);
        }
        self.token_by_profile(platform, appid, refused).await
    }

    /// A new token by the refresh token that the account's profile tells; else it stays as it was `refused`.
    async fn token_by_profile(
        &self,
        platform: &Platform,
        appid: &str,
        refused: Failure,
    ) -> Result<SecretString, KeepError> {
        let Ok(info) = self.profile(platform, appid).await else {
            return Err(KeepError::WeChat(refused));
        };
        let refresh = info
            .refresh_token
            .filter(|it| !it.expose_secret().is_empty());
        let refresh = &refresh.ok_or(KeepError::WeChat(refused))?;
        let answer = self
            .with_component_token(platform, |token| async move {
                self.wechat(&platform.id)
                    .authorizer_token(&platform.component_appid, &token, appid, refresh)
                    .await
            })
            .await?;
        Ok(answer.access_token)
    }

    async fn record_answer(
        &self,
        platform: &Platform,
        appid: &str,
        failure: Option<&str>,
    ) -> Result<(), StoreError> {
        let event = Event::new(&self.own_ctx(), Actor::system(), Action::AnswerCheck);
        let event = event
            .at(&platform.id)
            .on(Object::platform(&platform.id, &platform.name))
            .after(Facts::new().with("appid", appid));
        self.record(match failure {
            Some(why) => event.failed(why),
            None => event,
        })
        .await
    }
}

/// What the check asks for.
struct Asked<'a> {
    appid: &'a str,
    openid: &'a str,
    code: &'a str,
    dies_at: Timestamp,
    event_time: i64,
}
