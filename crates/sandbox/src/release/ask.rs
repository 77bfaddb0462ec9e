use std::time::Duration;

use secrecy::ExposeSecret as _;
use url::Url;
use wechat::{Format, Message, MessageKind, PushKeys, Pusher, cdata};

use crate::{Sandbox, SandboxError, config::AccountConfig};

/// How long WeChat waits (docs/wechat.md §5.2).
pub(super) const LIMIT: Duration = Duration::from_secs(5);
/// Who writes to the test accounts.
pub(super) const OPENID: &str = "ozy4qt1eDxSxzCr0aNT0mXCWfrDE";
/// How much of a wrong answer is shown.
const SHOWN_CHARS: usize = 80;

/// Writes to a platform's message URL.
pub(super) struct Writer<'a> {
    sandbox: &'a Sandbox,
    keys: PushKeys,
    url: String,
    pusher: Pusher,
}

impl<'a> Writer<'a> {
    pub(super) fn new(sandbox: &'a Sandbox, platform: &str) -> Result<Self, SandboxError> {
        let config = sandbox.platform(platform)?;
        let told = |error: &dyn std::error::Error| SandboxError::Config(error.to_string());
        let url = config.message_url.clone();
        Ok(Self {
            sandbox,
            keys: config.push_keys().map_err(|error| told(&error))?,
            url: url.ok_or_else(|| SandboxError::Config("no message URL".to_owned()))?,
            pusher: Pusher::new(LIMIT).map_err(|error| told(&error))?,
        })
    }

    /// Writes a text; the answer's body.
    pub(super) async fn text(&self, to: &AccountConfig, text: &str) -> Result<String, String> {
        let fields = format!(
            "<MsgType>{}</MsgType><Content>{}</Content><MsgId>{}</MsgId>",
            cdata("text"),
            cdata(text),
            self.sandbox.wire().next() >> 1
        );
        self.write(to, &fields).await
    }

    /// Tells of an event; the answer's body.
    pub(super) async fn event(&self, to: &AccountConfig, event: &str) -> Result<String, String> {
        let fields = format!(
            "<MsgType>{}</MsgType><Event>{}</Event>\
             <Latitude>23.137466</Latitude><Longitude>113.352425</Longitude><Precision>119.385040</Precision>",
            cdata("event"),
            cdata(event)
        );
        self.write(to, &fields).await
    }

    /// Whether an answer is this text, sealed, for who wrote.
    pub(super) fn is_text(&self, answer: &str, text: &str) -> Result<(), String> {
        let opened = self.keys.open_reply(answer.as_bytes());
        let opened = opened.map_err(|error| format!("应答没有正确加密：{error}"))?;
        let message = Message::parse(&opened.xml);
        let message = message.map_err(|error| format!("应答不是消息：{error}"))?;
        if message.to_user_name != OPENID {
            return Err("应答的接收方不是发送者".to_owned());
        }
        match &message.kind {
            MessageKind::Text { content } if content.expose_secret() == text => Ok(()),
            _ => Err("应答的内容不符".to_owned()),
        }
    }

    async fn write(&self, to: &AccountConfig, fields: &str) -> Result<String, String> {
        let now = self.sandbox.now().to_string();
        let xml = format!(
            "<xml><ToUserName>{}</ToUserName><FromUserName>{}</FromUserName><CreateTime>{now}</CreateTime>{fields}</xml>",
            cdata(&to.user_name),
            cdata(OPENID)
        );
        let mut random = self.sandbox.wire();
        let (keys, nonce) = (&self.keys, random.nonce());
        let random = random.bytes();
        let mut push = keys.seal_message(Format::Xml, &to.user_name, &xml, &now, &nonce, random);
        push.query.push(("openid", OPENID.to_owned()));
        let url: Url = self
            .url
            .replace("$APPID$", &to.appid)
            .parse()
            .map_err(|_| "消息与事件接收 URL 不是网址".to_owned())?;
        let reply = self.pusher.post(url, push).await;
        let reply = reply.map_err(|failure| failure.to_string())?;
        if reply.status == 200 {
            return Ok(reply.body);
        }
        let shown: String = reply.body.chars().take(SHOWN_CHARS).collect();
        Err(format!("HTTP {}，应答：{shown}", reply.status))
    }
}
