use console::Ctx;
use domain::{
    ids::PushId,
    push::{CameBy, KeyPair},
};
use secrecy::SecretString;
use store::{NewPush, PushReceipt, StoreError};
use wechat::{Event, Opened, PushQuery};

use super::{PushAnswer, grant::dies_at, keys::pair_of};
use crate::{
    core::Service,
    entropy,
    failpoint::{Point, reached},
};

impl Service {
    /// Takes in a push. Answers [`PushAnswer::Accepted`] only when it is durable, or was before.
    pub async fn receive_push(
        &self,
        ctx: &Ctx,
        slug: &str,
        query: PushQuery,
        body: &[u8],
    ) -> PushAnswer {
        match self.take_in(ctx, slug, &query, body).await {
            Ok(answer) => answer,
            Err(error) => {
                tracing::error!(
                    request.id = %ctx.request_id, platform.slug = slug, error = &error as &dyn std::error::Error,
                    "a push could not be stored"
                );
                PushAnswer::Failed
            }
        }
    }

    async fn take_in(
        &self,
        ctx: &Ctx,
        slug: &str,
        query: &PushQuery,
        body: &[u8],
    ) -> Result<PushAnswer, StoreError> {
        let Some(platform) = self.store().system().platform_by_slug(slug).await? else {
            return Ok(PushAnswer::UnknownPlatform);
        };
        let rows = self.store().platform(&platform.id);
        let opened = match self.open_push(&platform, query, body).await? {
            Ok(opened) => opened,
            Err(reason) => {
                tracing::warn!(
                    request.id = %ctx.request_id, platform.slug = slug, reason, bytes = body.len(),
                    "a push was refused"
                );
                self.refusals().note(&platform.id, reason, ctx.now);
                return Ok(PushAnswer::Refused(reason));
            }
        };
        let (event, pair, xml) = opened;
        self.note_pair(&platform.id, pair, ctx.now).await?;
        let (dies_at, needs_work) = match &event {
            Event::Authorized(grant) | Event::UpdateAuthorized(grant) => {
                (Some(dies_at(grant, ctx.now)), true)
            }
            Event::Notice(notice) => {
                let grant = notice.grant();
                (
                    grant.as_ref().map(|grant| dies_at(grant, ctx.now)),
                    grant.is_some(),
                )
            }
            Event::Unknown { .. } => (None, false),
            _ => (None, true),
        };
        let push = NewPush {
            id: PushId::new(ctx.now, entropy::bytes()),
            came_by: CameBy::Events,
            pair,
            dies_at,
            needs_work,
            info_type: event.info_type().chars().take(100).collect(),
            appid: event
                .authorizer_appid()
                .map(|appid| appid.chars().take(100).collect()),
            create_time: event.create_time(),
            body: xml,
            identity: None,
            received_at: ctx.now,
        };
        let receipt = rows.insert_push(&push).await?;
        reached(Point::PushStored);
        if matches!(receipt, PushReceipt::Inserted(_)) && push.needs_work {
            self.wake();
        }
        Ok(PushAnswer::Accepted)
    }

    /// The event in a push that is this platform's, or the reason why it is none, as it is counted.
    async fn open_push(
        &self,
        platform: &store::PlatformRow,
        query: &PushQuery,
        body: &[u8],
    ) -> Result<Result<(Event, KeyPair, SecretString), &'static str>, StoreError> {
        let keys = self.push_keys(platform).await?;
        let Opened { xml, key, .. } = match keys.open(query, body) {
            Ok(opened) => opened,
            Err(error) => return Ok(Err(error.kind())),
        };
        let Ok(event) = Event::parse(&xml) else {
            return Ok(Err("event"));
        };
        if event.app_id() != platform.component_appid {
            return Ok(Err("receiver"));
        }
        Ok(Ok((event, pair_of(key), SecretString::from(xml))))
    }
}
