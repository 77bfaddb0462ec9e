//! One recorded or made envelope, and what has to hold for it in both directions.

use secrecy::SecretString;
use wechat::{EncodingAesKey, Frame, KeySlot, PushKeys, PushQuery, signature, verify_signature};

/// A ciphertext with everything that is known about it.
pub struct Vector {
    pub id: String,
    pub key: String,
    pub ciphertext: String,
    pub random: [u8; 16],
    pub message: String,
    pub receiver: String,
    pub signed: Option<Signed>,
    /// The body as recorded, with `{ciphertext}` in it.
    pub envelope: Option<String>,
}

/// The signed part of a push.
pub struct Signed {
    pub token: String,
    pub timestamp: String,
    pub nonce: String,
    pub msg_signature: String,
}

impl Vector {
    pub fn key(&self) -> EncodingAesKey {
        self.key.parse().unwrap()
    }

    pub fn frame(&self) -> Frame {
        Frame {
            random: self.random,
            message: self.message.clone().into_bytes(),
            receiver: self.receiver.clone().into_bytes(),
        }
    }

    /// The keys of a platform that this was sent to.
    pub fn keys(&self) -> PushKeys {
        let token = self
            .signed
            .as_ref()
            .map_or(String::new(), |signed| signed.token.clone());
        PushKeys::new(self.receiver.clone(), SecretString::from(token), self.key())
    }

    pub fn query(&self) -> PushQuery {
        let signed = self.signed.as_ref().expect("a signed vector");
        PushQuery {
            timestamp: signed.timestamp.clone(),
            nonce: signed.nonce.clone(),
            msg_signature: signed.msg_signature.clone(),
        }
    }

    pub fn body(&self) -> String {
        let envelope = self
            .envelope
            .as_deref()
            .unwrap_or("<xml><AppId>a</AppId><Encrypt>{ciphertext}</Encrypt></xml>");
        envelope.replace("{ciphertext}", &self.ciphertext)
    }

    /// Opened it gives the message; sealed again it gives the same bytes.
    pub fn check(&self) {
        let id = &self.id;
        assert_eq!(
            self.key().decrypt(&self.ciphertext).unwrap(),
            self.frame(),
            "{id}: decrypt"
        );
        assert_eq!(
            self.key().encrypt(&self.frame()),
            self.ciphertext,
            "{id}: encrypt"
        );
        let Some(signed) = &self.signed else { return };
        let parts = [
            signed.token.as_str(),
            &signed.timestamp,
            &signed.nonce,
            &self.ciphertext,
        ];
        assert_eq!(signature(&parts), signed.msg_signature, "{id}: signature");
        assert!(
            verify_signature(&parts, &signed.msg_signature),
            "{id}: verify"
        );
        let opened = self
            .keys()
            .open(&self.query(), self.body().as_bytes())
            .unwrap();
        assert_eq!(
            (opened.xml.as_str(), opened.key),
            (self.message.as_str(), KeySlot::Current),
            "{id}: open"
        );
        let reply = self.keys().seal_reply(
            KeySlot::Current,
            &self.message,
            &signed.timestamp,
            &signed.nonce,
            self.random,
        );
        assert_eq!(
            reply,
            format!(
                "<xml>\n<Encrypt><![CDATA[{}]]></Encrypt>\n<MsgSignature><![CDATA[{}]]></MsgSignature>\n\
                 <TimeStamp>{}</TimeStamp>\n<Nonce><![CDATA[{}]]></Nonce>\n</xml>",
                self.ciphertext, signed.msg_signature, signed.timestamp, signed.nonce
            ),
            "{id}: reply"
        );
    }
}

/// Hex as bytes.
pub fn unhex16(hex: &str) -> [u8; 16] {
    let bytes: Vec<u8> = (0..hex.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
        .collect();
    bytes.try_into().unwrap()
}
