use console::Ctx;
use domain::{
    ids::PushId,
    push::{CameBy, QUERY_AUTH_CODE},
    release::{self, Check},
};
use secrecy::{ExposeSecret as _, SecretString};
use store::{NewPush, PushReceipt, StoreError};
use wechat::{Message, MessageKind, Opened, PushKeys, PushQuery};

use super::{PushAnswer, keys::pair_of, kind::Kind};
use crate::{core::Service, entropy, release::CODE_LIFE_SECS};

/// How long one entry stands for all events of a kind that we do not know.
const UNKNOWN_EVERY_SECS: i64 = 3_600;

/// A message that was opened: for which account, and how its answer is sealed.
struct Arrived<'a> {
    ctx: &'a Ctx,
    platform: &'a store::PlatformRow,
    appid: &'a str,
    query: &'a PushQuery,
    keys: &'a PushKeys,
    opened: &'a Opened,
    message: &'a Message,
}

impl Service {
    /// Takes in what WeChat pushes for an account to the platform's message URL (`docs/wechat.md` §5.6). What an account
    /// is told of itself goes to the inbox; what people write to it is counted by kind, and nothing of it is kept.
    /// WeChat's test accounts are answered as the release check asks (§6).
    pub async fn receive_message(
        &self,
        ctx: &Ctx,
        slug: &str,
        appid: &str,
        query: &PushQuery,
        body: &[u8],
    ) -> PushAnswer {
        match self.open_message(ctx, slug, appid, query, body).await {
            Ok(answer) => answer,
            Err(error) => {
                tracing::error!(
                    request.id = %ctx.request_id, platform.slug = slug, error = &error as &dyn std::error::Error,
                    "a message could not be taken in"
                );
                PushAnswer::Failed
            }
        }
    }

    async fn open_message(
        &self,
        ctx: &Ctx,
        slug: &str,
        appid: &str,
        query: &PushQuery,
        body: &[u8],
    ) -> Result<PushAnswer, StoreError> {
        let Some(platform) = self.store().system().platform_by_slug(slug).await? else {
            return Ok(PushAnswer::UnknownPlatform);
        };
        let keys = self.push_keys(&platform).await?;
        let opened = keys.open(query, body).map_err(|error| error.kind());
        let read = opened.and_then(|opened| match Message::parse(&opened.xml) {
            Ok(message) => Ok((opened, message)),
            Err(_) => Err("event"),
        });
        let (opened, message) = match read {
            Ok(read) => read,
            Err(reason) => {
                tracing::warn!(request.id = %ctx.request_id, platform.slug = slug, reason, "a message was refused");
                self.refusals().note(&platform.id, reason, ctx.now);
                return Ok(PushAnswer::Refused(reason));
            }
        };
        let arrived = Arrived {
            ctx,
            platform: &platform,
            appid,
            query,
            keys: &keys,
            opened: &opened,
            message: &message,
        };
        self.note_pair(&platform.id, pair_of(opened.key), ctx.now)
            .await?;
        self.messages()
            .note(&platform.id, Kind::of(&message).name(), ctx.now);
        if release::is_test_account(appid) {
            self.answer_check(&arrived).await
        } else {
            self.keep_message(&arrived).await
        }
    }

    /// What the release check asks a platform: a sealed reply at once, or a code exchanged later.
    async fn answer_check(&self, arrived: &Arrived<'_>) -> Result<PushAnswer, StoreError> {
        let check = match &arrived.message.kind {
            MessageKind::Text { content } => Check::of_text(content.expose_secret()),
            MessageKind::Event(event) => Some(Check::of_event(event.name())),
            MessageKind::Other { .. } => None,
        };
        Ok(match check {
            Some(Check::Reply(text)) => arrived.sealed(&text),
            Some(Check::ByApi { .. }) => {
                self.put_whole(arrived, QUERY_AUTH_CODE).await?;
                PushAnswer::Replied(String::new())
            }
            None => PushAnswer::Accepted,
        })
    }

    async fn keep_message(&self, arrived: &Arrived<'_>) -> Result<PushAnswer, StoreError> {
        let kind = Kind::of(arrived.message);
        match &kind {
            Kind::Person(_) => {}
            Kind::Account(event) => self.put_whole(arrived, event).await?,
            // Whoever it tells of, it is kept without what it says, and a flood of them is one entry.
            Kind::Unknown(event) => {
                let hour = arrived.ctx.now.millis() / (UNKNOWN_EVERY_SECS * 1_000);
                let identity = format!("unknown:{}:{event}:{hour}", arrived.appid);
                let stub = arrived.stub(event).into();
                self.put_message(arrived, event, stub, Some(identity))
                    .await?;
            }
        }
        Ok(PushAnswer::Accepted)
    }

    /// Keeps it as it came.
    async fn put_whole(&self, arrived: &Arrived<'_>, kind: &str) -> Result<(), StoreError> {
        let xml = SecretString::from(arrived.opened.xml.clone());
        let identity = arrived.message.identity();
        self.put_message(arrived, kind, xml, identity).await
    }

    async fn put_message(
        &self,
        arrived: &Arrived<'_>,
        kind: &str,
        body: SecretString,
        identity: Option<String>,
    ) -> Result<(), StoreError> {
        let now = arrived.ctx.now;
        let push = NewPush {
            id: PushId::new(now, entropy::bytes()),
            came_by: CameBy::Messages,
            pair: pair_of(arrived.opened.key),
            dies_at: (kind == QUERY_AUTH_CODE).then(|| now.plus_secs(CODE_LIFE_SECS)),
            needs_work: kind == QUERY_AUTH_CODE,
            info_type: kind.chars().take(100).collect(),
            appid: Some(arrived.appid.chars().take(100).collect()),
            create_time: arrived.message.create_time,
            body,
            identity,
            received_at: now,
        };
        let rows = self.store().platform(&arrived.platform.id);
        if let PushReceipt::Inserted(_) = rows.insert_push(&push).await?
            && push.needs_work
        {
            self.wake();
        }
        Ok(())
    }
}

impl Arrived<'_> {
    /// A text in answer, sealed with the key that opened the message; nothing to say where nobody wrote.
    fn sealed(&self, text: &str) -> PushAnswer {
        let Some(reply) = self.message.reply(text, self.ctx.now.millis() / 1_000) else {
            return PushAnswer::Accepted;
        };
        let PushQuery {
            timestamp, nonce, ..
        } = self.query;
        PushAnswer::Replied(self.keys.seal_reply_as(
            self.opened.format,
            self.opened.key,
            &reply.to_xml(),
            timestamp,
            nonce,
            entropy::bytes(),
        ))
    }

    fn stub(&self, event: &str) -> String {
        let time = self.message.create_time.unwrap_or_default();
        format!(
            "<xml><ToUserName>{}</ToUserName><CreateTime>{time}</CreateTime><MsgType>event</MsgType><Event>{}</Event></xml>",
            wechat::cdata(&self.message.to_user_name),
            wechat::cdata(event),
        )
    }
}
