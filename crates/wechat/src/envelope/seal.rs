use quick_xml::escape::escape;
use secrecy::ExposeSecret as _;

use super::{KeySlot, PushKeys};
use crate::{
    crypto::{Frame, signature},
    xml::cdata,
};

/// A push as it goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedPush {
    /// The query: `signature`, `timestamp`, `nonce`, `encrypt_type`, `msg_signature`.
    pub query: Vec<(&'static str, String)>,
    /// The body: `<xml><AppId/><Encrypt/></xml>`.
    pub body: String,
}

impl PushKeys {
    /// An encrypted reply to a user message (docs/wechat.md §5.3). Authorization events are answered with a bare
    /// `success` instead.
    ///
    /// `timestamp` and `nonce` may be those of the push; `random` has to be fresh for every reply.
    pub fn seal_reply(
        &self,
        key: KeySlot,
        message: &str,
        timestamp: &str,
        nonce: &str,
        random: [u8; 16],
    ) -> String {
        let encrypt = self.encrypt(key, message, random);
        let signature = self.sign(&[timestamp, nonce, &encrypt]);
        format!(
            "<xml>\n<Encrypt>{}</Encrypt>\n<MsgSignature>{}</MsgSignature>\n<TimeStamp>{}</TimeStamp>\n<Nonce>{}</Nonce>\n</xml>",
            cdata(&encrypt),
            cdata(&signature),
            escape(timestamp),
            cdata(nonce),
        )
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
        let query = vec![
            ("signature", self.sign(&[timestamp, nonce])),
            ("timestamp", timestamp.to_owned()),
            ("nonce", nonce.to_owned()),
            ("encrypt_type", "aes".to_owned()),
            ("msg_signature", self.sign(&[timestamp, nonce, &encrypt])),
        ];
        let body = format!(
            "<xml>\n    <AppId>{}</AppId>\n    <Encrypt>{}</Encrypt>\n</xml>\n",
            cdata(&self.component_appid),
            cdata(&encrypt)
        );
        SealedPush { query, body }
    }

    fn encrypt(&self, key: KeySlot, message: &str, random: [u8; 16]) -> String {
        self.key(key).encrypt(&Frame {
            random,
            message: message.as_bytes().to_vec(),
            receiver: self.component_appid.as_bytes().to_vec(),
        })
    }

    fn sign(&self, parts: &[&str]) -> String {
        let mut all = vec![self.token.expose_secret()];
        all.extend_from_slice(parts);
        signature(&all)
    }
}
