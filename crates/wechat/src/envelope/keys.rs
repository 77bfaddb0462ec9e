use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};

use super::{EnvelopeError, Format, PushQuery, body::Envelope};
use crate::crypto::{EncodingAesKey, verify_signature};

/// What a platform needs to open its pushes and to seal replies.
#[derive(Clone)]
pub struct PushKeys {
    pub(super) component_appid: String,
    current: Pair,
    others: Vec<(KeySlot, Pair)>,
}

/// A Token and an EncodingAESKey, as WeChat's console shows them beside each other.
#[derive(Clone)]
pub(super) struct Pair {
    pub(super) token: SecretString,
    pub(super) key: EncodingAesKey,
}

/// Which pair opened a push; the reply is signed and sealed with the same (docs/wechat.md §5.3, key rotation).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeySlot {
    /// The pair that WeChat's console shows now.
    Current,
    /// The one before.
    Previous,
    /// The one of the test configuration, which WeChat pushes to beside the live one.
    Test,
}

/// An opened push.
#[derive(Clone, PartialEq, Eq)]
pub struct Opened {
    /// The message as sent, not trimmed; JSON where the envelope is. It holds tickets and codes: a secret.
    pub xml: String,
    /// The pair that opened it.
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
            current: Pair { token, key },
            others: Vec::new(),
        }
    }

    /// Also accepts what was encrypted with the key before the current one, under the same Token.
    #[must_use]
    pub fn with_previous(self, key: EncodingAesKey) -> Self {
        let token = self.current.token.clone();
        self.with_pair(KeySlot::Previous, token, key)
    }

    /// Also accepts what was signed and encrypted with this pair.
    #[must_use]
    pub fn with_pair(mut self, slot: KeySlot, token: SecretString, key: EncodingAesKey) -> Self {
        self.others.push((slot, Pair { token, key }));
        self
    }

    /// Verifies and decrypts a push. `body` is the raw body, whatever its Content-Type.
    ///
    /// # Errors
    /// Each refusal has its own [`EnvelopeError`]. The signature is checked before anything is decrypted.
    pub fn open(&self, query: &PushQuery, body: &[u8]) -> Result<Opened, EnvelopeError> {
        let envelope = Envelope::read(body)?;
        let encrypt = envelope.need("Encrypt")?;
        let opened = self.open_signed(encrypt, |token| {
            let parts = [token, &query.timestamp, &query.nonce, encrypt];
            verify_signature(&parts, &query.msg_signature)
        })?;
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
        let (timestamp, nonce) = (envelope.need("TimeStamp")?, envelope.need("Nonce")?);
        let signature = envelope.need("MsgSignature")?;
        let opened = self.open_signed(encrypt, |token| {
            verify_signature(&[token, timestamp, nonce, encrypt], signature)
        })?;
        Ok(Opened {
            format: envelope.format,
            ..opened
        })
    }

    /// The pair of this slot; the current one where there is none.
    pub(super) fn pair(&self, slot: KeySlot) -> &Pair {
        let other = self.others.iter().find(|(given, _)| *given == slot);
        other.map_or(&self.current, |(_, pair)| pair)
    }

    /// Every pair, the current one first.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (KeySlot, &Pair)> {
        let others = self.others.iter().map(|(slot, pair)| (*slot, pair));
        std::iter::once((KeySlot::Current, &self.current)).chain(others)
    }

    /// Decrypts with the first pair that signed it and opens it. Only what is signed is decrypted at all.
    pub(super) fn open_signed(
        &self,
        encrypt: &str,
        is_signed: impl Fn(&str) -> bool,
    ) -> Result<Opened, EnvelopeError> {
        let mut refused = EnvelopeError::Signature;
        for (slot, pair) in self.pairs() {
            if !is_signed(pair.token.expose_secret()) {
                continue;
            }
            match self.decrypt_with(slot, &pair.key, encrypt) {
                Ok(opened) => return Ok(opened),
                // Only the right key gets as far as the receiver; else the first refusal stands.
                Err(EnvelopeError::Receiver) => refused = EnvelopeError::Receiver,
                Err(error) if refused == EnvelopeError::Signature => refused = error,
                Err(_) => {}
            }
        }
        Err(refused)
    }

    fn decrypt_with(
        &self,
        key: KeySlot,
        aes_key: &EncodingAesKey,
        encrypt: &str,
    ) -> Result<Opened, EnvelopeError> {
        let frame = aes_key.decrypt(encrypt)?;
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
