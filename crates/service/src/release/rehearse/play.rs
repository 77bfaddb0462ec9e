use std::{sync::Arc, time::Instant};

use domain::{
    release::{self, Case, CaseResult, TestAccount},
    time::Timestamp,
};
use url::Url;
use wechat::{Format, PushFailure, PushKeys, PushReply, Pusher, cdata};

use super::judge::{Expect, judge};
use crate::{entropy, release::Mark};

/// The part of WeChat in one rehearsal.
pub(super) struct Stage {
    pub(super) pusher: Pusher,
    pub(super) keys: Arc<PushKeys>,
    pub(super) component_appid: String,
    /// `{origin}/push/{slug}` at the platform's own registered origin: nothing else is ever asked.
    pub(super) base: String,
    pub(super) mark: Mark,
    /// The test accounts that play: an official account and a mini program.
    pub(super) group: [TestAccount; 2],
}

/// What is to be echoed.
const ECHO: &str = "4815162342";
/// Who writes.
const OPENID: &str = "o-rehearsal";
/// An event of a test account; any will do.
const EVENT: &str = "LOCATION";
/// What no platform does anything about.
const HARMLESS: &str = "rehearsal";

/// A case with the account that it is played with.
pub(super) type Scene = (Case, TestAccount);

impl Stage {
    /// What is played, in order. No ticket: a false one would take the place of the true one.
    pub(super) fn scenes(&self) -> [Scene; 11] {
        let [official, mini] = self.group;
        [
            (Case::EventEcho, official),
            (Case::MessageEcho, official),
            (Case::Event, official),
            (Case::Authorized, official),
            (Case::Authorized, mini),
            (Case::Text, official),
            (Case::MessageEvent, official),
            (Case::ByApi, official),
            (Case::ByApi, mini),
            (Case::Unauthorized, official),
            (Case::Unauthorized, mini),
        ]
    }

    /// Plays a scene, and says how it went.
    pub(super) async fn play(&self, (case, account): Scene, now: Timestamp) -> CaseResult {
        let began = Instant::now();
        let now_s = now.millis() / 1_000;
        let (answer, expected) = match case {
            Case::EventEcho => (self.echo("events".to_owned(), now_s).await, ECHO.to_owned()),
            Case::MessageEcho => {
                let path = format!("messages/{}", account.appid);
                (self.echo(path, now_s).await, ECHO.to_owned())
            }
            Case::Event => (self.event(HARMLESS, "", now_s).await, String::new()),
            Case::Authorized | Case::AuthorizedWorked => {
                (self.authorized(account, now_s).await, String::new())
            }
            Case::Unauthorized | Case::UnauthorizedWorked => {
                (self.unauthorized(account, now_s).await, String::new())
            }
            Case::Text => {
                let text = self.text(account, release::TEXT, now_s).await;
                (text, format!("{}_callback", release::TEXT))
            }
            Case::MessageEvent => {
                let body = format!(
                    "<MsgType>{}</MsgType><Event>{}</Event>",
                    cdata("event"),
                    cdata(EVENT)
                );
                let event = self.message(account, &body, now_s).await;
                (event, format!("{EVENT}from_callback"))
            }
            Case::ByApi | Case::ByApiWorked => {
                let text = release::query_text(&self.mark.code());
                (self.text(account, &text, now_s).await, String::new())
            }
        };
        let expect = match case {
            Case::EventEcho | Case::MessageEcho => Expect::Echo(&expected),
            Case::Event
            | Case::Authorized
            | Case::AuthorizedWorked
            | Case::Unauthorized
            | Case::UnauthorizedWorked => Expect::Bare,
            Case::Text | Case::MessageEvent => Expect::Sealed(&expected),
            Case::ByApi | Case::ByApiWorked => Expect::Empty,
        };
        let (trouble, got) = judge(&self.keys, expect, answer);
        let about_nobody = matches!(case, Case::EventEcho | Case::Event);
        CaseResult {
            case,
            appid: (!about_nobody).then(|| account.appid.to_owned()),
            ms: i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX),
            trouble,
            got,
        }
    }

    async fn echo(&self, path: String, now_s: i64) -> Result<PushReply, PushFailure> {
        let (time, nonce) = (now_s.to_string(), nonce());
        let query = self.keys.seal_echo(ECHO, &time, &nonce, entropy::bytes());
        self.pusher.get(self.url(&path)?, &query).await
    }

    async fn event(
        &self,
        info_type: &str,
        fields: &str,
        now_s: i64,
    ) -> Result<PushReply, PushFailure> {
        let xml = format!(
            "<xml><AppId>{}</AppId><CreateTime>{now_s}</CreateTime><InfoType>{}</InfoType>{fields}\
             {}</xml>",
            cdata(&self.component_appid),
            cdata(info_type),
            self.mark.element(),
        );
        let time = now_s.to_string();
        let push = self.keys.seal_push(&xml, &time, &nonce(), entropy::bytes());
        self.pusher.post(self.url("events")?, push).await
    }

    async fn authorized(&self, account: TestAccount, now_s: i64) -> Result<PushReply, PushFailure> {
        let fields = format!(
            "<AuthorizerAppid>{}</AuthorizerAppid><AuthorizationCode>{}</AuthorizationCode>",
            cdata(account.appid),
            cdata(&self.mark.code())
        );
        self.event("authorized", &fields, now_s).await
    }

    async fn unauthorized(
        &self,
        account: TestAccount,
        now_s: i64,
    ) -> Result<PushReply, PushFailure> {
        let fields = format!(
            "<AuthorizerAppid>{}</AuthorizerAppid>",
            cdata(account.appid)
        );
        self.event("unauthorized", &fields, now_s).await
    }

    async fn text(
        &self,
        account: TestAccount,
        text: &str,
        now_s: i64,
    ) -> Result<PushReply, PushFailure> {
        let body = format!(
            "<MsgType>{}</MsgType><Content>{}</Content>",
            cdata("text"),
            cdata(text)
        );
        self.message(account, &body, now_s).await
    }

    async fn message(
        &self,
        account: TestAccount,
        body: &str,
        now_s: i64,
    ) -> Result<PushReply, PushFailure> {
        let (to, time) = (account.user_name, now_s.to_string());
        let random: [u8; 8] = entropy::bytes();
        let xml = format!(
            "<xml><ToUserName>{}</ToUserName><FromUserName>{}</FromUserName><CreateTime>{now_s}</CreateTime>{body}\
             <MsgId>{}</MsgId></xml>",
            cdata(to),
            cdata(OPENID),
            u64::from_be_bytes(random)
        );
        let keys = &self.keys;
        let mut push = keys.seal_message(Format::Xml, to, &xml, &time, &nonce(), entropy::bytes());
        push.query.push(("openid", OPENID.to_owned()));
        let path = format!("messages/{}", account.appid);
        self.pusher.post(self.url(&path)?, push).await
    }

    fn url(&self, path: &str) -> Result<Url, PushFailure> {
        // The origin was checked when it was registered.
        format!("{}/{path}", self.base)
            .parse()
            .map_err(|_| PushFailure::Dns)
    }
}

fn nonce() -> String {
    u32::from_be_bytes(entropy::bytes()).to_string()
}
