use secrecy::ExposeSecret as _;
use serde::Deserialize;

use super::{EnvelopeError, MAX_PUSH_BYTES, PushKeys};
use crate::crypto::verify_signature;

/// The longest text that is echoed decrypted.
const ECHO_MAX: usize = 64;

/// A check of the push URL: a GET that wants its `echostr` back (docs/wechat.md §5.3).
///
/// Fields that are missing read as empty, and an empty signature is a wrong one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct EchoQuery {
    /// The signature over Token, timestamp and nonce; proves a plain `echostr`.
    pub signature: String,
    /// The signature over Token, timestamp, nonce and `echostr`; there when `echostr` is encrypted.
    pub msg_signature: String,
    /// Unix seconds, as text.
    pub timestamp: String,
    /// A random text.
    pub nonce: String,
    /// What is to be echoed: plain, or encrypted like a push.
    pub echostr: String,
}

impl PushKeys {
    /// What to answer to a check of the push URL.
    ///
    /// ```
    /// use wechat::{EchoQuery, PushKeys, signature};
    ///
    /// let key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG".parse()?;
    /// let keys = PushKeys::new("wx0123456789abcdef", "Token".into(), key);
    /// let query = EchoQuery {
    ///     signature: signature(&["Token", "1767225600", "nonce"]),
    ///     timestamp: "1767225600".into(),
    ///     nonce: "nonce".into(),
    ///     echostr: "4711".into(),
    ///     ..EchoQuery::default()
    /// };
    /// assert_eq!(keys.open_echo(&query)?, "4711");
    /// # Ok::<(), wechat::EnvelopeError>(())
    /// ```
    ///
    /// # Errors
    /// As [`PushKeys::open`]. Nothing is echoed to who does not know the Token; and since a push is signed in the same
    /// way, nothing that is more than letters and digits: whoever saw a push go by could have it decrypted here.
    pub fn open_echo(&self, query: &EchoQuery) -> Result<String, EnvelopeError> {
        let EchoQuery {
            signature,
            msg_signature,
            timestamp,
            nonce,
            echostr,
        } = query;
        if echostr.len() > MAX_PUSH_BYTES {
            return Err(EnvelopeError::TooLarge);
        }
        if msg_signature.is_empty() {
            let mut tokens = self.pairs().map(|(_, pair)| pair.token.expose_secret());
            return if tokens.any(|token| verify_signature(&[token, timestamp, nonce], signature)) {
                Ok(echostr.clone())
            } else {
                Err(EnvelopeError::Signature)
            };
        }
        let opened = self.open_signed(echostr, |token| {
            verify_signature(&[token, timestamp, nonce, echostr], msg_signature)
        })?;
        let echo = opened.xml;
        if echo.len() > ECHO_MAX || !echo.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(EnvelopeError::Signature);
        }
        Ok(echo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature;

    const KEY: &str = "kW3rT9bZq1VxL7mNc5PdY8sHf2JgA4eUo6RiX0tBnEw";

    fn keys() -> PushKeys {
        PushKeys::new("wx1", "token".into(), KEY.parse().unwrap())
    }

    #[test]
    fn a_plain_echo_needs_the_plain_signature() {
        let query = EchoQuery {
            signature: signature(&["token", "1", "n"]),
            timestamp: "1".into(),
            nonce: "n".into(),
            echostr: "<b>42".into(),
            ..EchoQuery::default()
        };
        assert_eq!(keys().open_echo(&query), Ok("<b>42".into()));
        let forged = EchoQuery {
            nonce: "m".into(),
            ..query
        };
        assert_eq!(keys().open_echo(&forged), Err(EnvelopeError::Signature));
        assert_eq!(
            keys().open_echo(&EchoQuery::default()),
            Err(EnvelopeError::Signature)
        );
    }

    fn encrypted(text: &str) -> EchoQuery {
        let body = keys().seal_push(text, "1", "n", [7; 16]).body;
        let encrypt = body
            .split("<Encrypt><![CDATA[")
            .nth(1)
            .unwrap()
            .split("]]>")
            .next()
            .unwrap();
        EchoQuery {
            msg_signature: signature(&["token", "1", "n", encrypt]),
            timestamp: "1".into(),
            nonce: "n".into(),
            echostr: encrypt.into(),
            ..EchoQuery::default()
        }
    }

    #[test]
    fn a_push_that_somebody_saw_go_by_is_not_decrypted() {
        let long = "7".repeat(ECHO_MAX + 1);
        for push in [
            "<xml><AuthorizationCode>secret</AuthorizationCode></xml>",
            "{}",
            &long,
        ] {
            let refused = keys().open_echo(&encrypted(push));
            assert_eq!(refused, Err(EnvelopeError::Signature), "{push}");
        }
    }

    #[test]
    fn an_encrypted_echo_is_decrypted() {
        let query = encrypted("42");
        assert_eq!(keys().open_echo(&query), Ok("42".into()));
        let plain_signature = EchoQuery {
            signature: signature(&["token", "1", "n"]),
            msg_signature: "0".repeat(40),
            ..query
        };
        assert_eq!(
            keys().open_echo(&plain_signature),
            Err(EnvelopeError::Signature)
        );
    }
}
