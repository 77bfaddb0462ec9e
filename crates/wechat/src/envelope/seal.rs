use quick_xml::escape::escape;
use secrecy::ExposeSecret as _;
use serde_json::json;

use super::{Format, KeySlot, PushKeys};
use crate::{
    crypto::{Frame, signature},
    xml::cdata,
};

/// A push as it goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPush {
    /// The query: `signature`, `timestamp`, `nonce`, `encrypt_type`, `msg_signature`.
    pub query: Vec<(&'static str, String)>,
    /// The body: `<xml><AppId/><Encrypt/></xml>`, or what a message has.
    pub body: String,
}

impl PushKeys {
    /// An encrypted reply to a user message (docs/wechat.md §5.3). Authorization events are answered with a bare
    /// `success` instead.
    ///
    /// `timestamp` and `nonce` may be those of the push; `random` has to be fresh for every reply.
    ///
    /// ```
    /// use wechat::{KeySlot, PushKeys, TextReply};
    ///
    /// let key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG".parse()?;
    /// let keys = PushKeys::new("wx0123456789abcdef", "Token".into(), key);
    /// let reply = TextReply { to_user_name: "oPerson", from_user_name: "gh_1", create_time: 1, content: "你好" };
    /// let sealed = keys.seal_reply(KeySlot::Current, &reply.to_xml(), "1767225600", "nonce", [7; 16]);
    /// // WeChat's part is played by `open_reply`.
    /// assert_eq!(keys.open_reply(sealed.as_bytes())?.xml, reply.to_xml());
    /// # Ok::<(), wechat::EnvelopeError>(())
    /// ```
    pub fn seal_reply(
        &self,
        key: KeySlot,
        message: &str,
        timestamp: &str,
        nonce: &str,
        random: [u8; 16],
    ) -> String {
        let encrypt = self.encrypt(key, message, random);
        let signature = self.sign(key, &[timestamp, nonce, &encrypt]);
        format!(
            "<xml>\n<Encrypt>{}</Encrypt>\n<MsgSignature>{}</MsgSignature>\n<TimeStamp>{}</TimeStamp>\n<Nonce>{}</Nonce>\n</xml>",
            cdata(&encrypt),
            cdata(&signature),
            escape(timestamp),
            cdata(nonce),
        )
    }

    /// [`Self::seal_reply`] in the format of the push that it answers.
    pub fn seal_reply_as(
        &self,
        format: Format,
        key: KeySlot,
        message: &str,
        timestamp: &str,
        nonce: &str,
        random: [u8; 16],
    ) -> String {
        if format == Format::Xml {
            return self.seal_reply(key, message, timestamp, nonce, random);
        }
        let encrypt = self.encrypt(key, message, random);
        let signature = self.sign(key, &[timestamp, nonce, &encrypt]);
        // A number, as WeChat's own samples have it, unless that would be another text than the one that is signed.
        let time = match timestamp.parse::<u64>() {
            Ok(seconds) if seconds.to_string() == timestamp => json!(seconds),
            _ => json!(timestamp),
        };
        json!({ "Encrypt": encrypt, "MsgSignature": signature, "TimeStamp": time, "Nonce": nonce })
            .to_string()
    }

    /// A push to the message URL, as WeChat itself seals it: the same with the account's original id in the place of
    /// the platform's. A stand-in for WeChat uses this.
    pub fn seal_message(
        &self,
        format: Format,
        to_user_name: &str,
        message: &str,
        timestamp: &str,
        nonce: &str,
        random: [u8; 16],
    ) -> SealedPush {
        let encrypt = self.encrypt(KeySlot::Current, message, random);
        let query = self.query(timestamp, nonce, &encrypt);
        let body = match format {
            Format::Xml => format!(
                "<xml>\n    <ToUserName>{}</ToUserName>\n    <Encrypt>{}</Encrypt>\n</xml>\n",
                cdata(to_user_name),
                cdata(&encrypt)
            ),
            Format::Json => json!({ "ToUserName": to_user_name, "Encrypt": encrypt }).to_string(),
        };
        SealedPush { query, body }
    }

    /// A push to the authorization event URL, as WeChat itself seals it. A stand-in for WeChat uses this.
    pub fn seal_push(
        &self,
        message: &str,
        timestamp: &str,
        nonce: &str,
        random: [u8; 16],
    ) -> SealedPush {
        let encrypt = self.encrypt(KeySlot::Current, message, random);
        let query = self.query(timestamp, nonce, &encrypt);
        let body = format!(
            "<xml>\n    <AppId>{}</AppId>\n    <Encrypt>{}</Encrypt>\n</xml>\n",
            cdata(&self.component_appid),
            cdata(&encrypt)
        );
        SealedPush { query, body }
    }

    /// The query of a check of a push URL ([`PushKeys::open_echo`]), encrypted.
    pub fn seal_echo(
        &self,
        echo: &str,
        timestamp: &str,
        nonce: &str,
        random: [u8; 16],
    ) -> Vec<(&'static str, String)> {
        let encrypt = self.encrypt(KeySlot::Current, echo, random);
        let mut query = self.query(timestamp, nonce, &encrypt);
        query.push(("echostr", encrypt));
        query
    }

    fn query(&self, timestamp: &str, nonce: &str, encrypt: &str) -> Vec<(&'static str, String)> {
        vec![
            (
                "signature",
                self.sign(KeySlot::Current, &[timestamp, nonce]),
            ),
            ("timestamp", timestamp.to_owned()),
            ("nonce", nonce.to_owned()),
            ("encrypt_type", "aes".to_owned()),
            (
                "msg_signature",
                self.sign(KeySlot::Current, &[timestamp, nonce, encrypt]),
            ),
        ]
    }

    fn encrypt(&self, key: KeySlot, message: &str, random: [u8; 16]) -> String {
        self.pair(key).key.encrypt(&Frame {
            random,
            message: message.as_bytes().to_vec(),
            receiver: self.component_appid.as_bytes().to_vec(),
        })
    }

    fn sign(&self, key: KeySlot, parts: &[&str]) -> String {
        let mut all = vec![self.pair(key).token.expose_secret()];
        all.extend_from_slice(parts);
        signature(&all)
    }
}
