use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

use super::{EnvelopeError, Format, PushQuery, body::Envelope};
use crate::crypto::{EncodingAesKey, verify_signature};

/// What a platform needs to open its pushes and to seal replies.
#[derive(Clone)]
pub struct PushKeys {
    pub(super) component_appid: String,
    pub(super) token: SecretString,
    current: EncodingAesKey,
    previous: Option<EncodingAesKey>,
}

/// Which key opened a push; the reply is sealed with the same (docs/wechat.md §5.3, key rotation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySlot {
    /// The key that WeChat's console shows now.
    Current,
    /// The one before.
    Previous,
}

/// An opened push.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// The message as sent, not trimmed; JSON where the envelope is. It holds tickets and codes: a secret.
    pub xml: String,
    /// The key that opened it.
    pub key: KeySlot,
    /// What the envelope was written in; the reply is written in the same.
    pub format: Format,
}

impl PushKeys {
    /// The keys of one platform.
    ///
    /// ```
    /// use wechat::{PushKeys, PushQuery};
    ///
    /// let key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG".parse()?;
    /// let keys = PushKeys::new("wx0123456789abcdef", "Token".into(), key);
    /// // WeChat's part is played by `seal_push`.
    /// let sealed = keys.seal_push("<xml>…</xml>", "1767225600", "nonce", [7; 16]);
    /// let value = |name| sealed.query.iter().find(|(key, _)| *key == name).map(|(_, value)| value.clone());
    /// let query = PushQuery {
    ///     timestamp: value("timestamp").unwrap_or_default(),
    ///     nonce: value("nonce").unwrap_or_default(),
    ///     msg_signature: value("msg_signature").unwrap_or_default(),
    /// };
    /// assert_eq!(keys.open(&query, sealed.body.as_bytes())?.xml, "<xml>…</xml>");
    /// # Ok::<(), wechat::EnvelopeError>(())
    /// ```
    pub fn new(
        component_appid: impl Into<String>,
        token: SecretString,
        key: EncodingAesKey,
    ) -> Self {
        Self {
            component_appid: component_appid.into(),
            token,
            current: key,
            previous: None,
        }
    }

    /// Also accepts what was encrypted with the key before the current one.
    #[must_use]
    pub fn with_previous(mut self, key: EncodingAesKey) -> Self {
        self.previous = Some(key);
        self
    }

    /// Verifies and decrypts a push. `body` is the raw body, whatever its Content-Type.
    ///
    /// # Errors
    /// Each refusal has its own [`EnvelopeError`]. The signature is checked before anything is decrypted.
    pub fn open(&self, query: &PushQuery, body: &[u8]) -> Result<Opened, EnvelopeError> {
        let envelope = Envelope::read(body)?;
        let encrypt = envelope.need("Encrypt")?;
        let parts = [
            self.token.expose_secret(),
            &query.timestamp,
            &query.nonce,
            encrypt,
        ];
        if !verify_signature(&parts, &query.msg_signature) {
            return Err(EnvelopeError::Signature);
        }
        let opened = self.decrypt(encrypt)?;
        Ok(Opened {
            format: envelope.format,
            ..opened
        })
    }

    /// Verifies and decrypts a passive reply, as WeChat itself does. A stand-in for WeChat uses this.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_reply(&self, body: &[u8]) -> Result<Opened, EnvelopeError> {
        let envelope = Envelope::read(body)?;
        let encrypt = envelope.need("Encrypt")?;
        let parts = [
            self.token.expose_secret(),
            envelope.need("TimeStamp")?,
            envelope.need("Nonce")?,
            encrypt,
        ];
        if !verify_signature(&parts, envelope.need("MsgSignature")?) {
            return Err(EnvelopeError::Signature);
        }
        let opened = self.decrypt(encrypt)?;
        Ok(Opened {
            format: envelope.format,
            ..opened
        })
    }

    pub(super) fn key(&self, slot: KeySlot) -> &EncodingAesKey {
        match (slot, &self.previous) {
            (KeySlot::Previous, Some(previous)) => previous,
            _ => &self.current,
        }
    }

    pub(super) fn decrypt(&self, encrypt: &str) -> Result<Opened, EnvelopeError> {
        let first = match self.decrypt_with(KeySlot::Current, encrypt) {
            Err(error) if self.previous.is_some() => error,
            result => return result,
        };
        self.decrypt_with(KeySlot::Previous, encrypt)
            .map_err(|second| match second {
                // Only the right key gets as far as the receiver.
                EnvelopeError::Receiver => second,
                _ => first,
            })
    }

    fn decrypt_with(&self, key: KeySlot, encrypt: &str) -> Result<Opened, EnvelopeError> {
        let frame = self.key(key).decrypt(encrypt)?;
        if frame.receiver != self.component_appid.as_bytes() {
            return Err(EnvelopeError::Receiver);
        }
        let xml = String::from_utf8(frame.message).map_err(|_| EnvelopeError::Encoding)?;
        Ok(Opened {
            xml,
            key,
            format: Format::Xml,
        })
    }
}

impl fmt::Debug for PushKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PushKeys")
            .field("component_appid", &self.component_appid)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Opened({} bytes with the {:?} key)",
            self.xml.len(),
            self.key
        )
    }
}
