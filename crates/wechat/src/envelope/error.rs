/// Why an envelope is refused. Nothing of its content is in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum EnvelopeError {
    /// The `EncodingAESKey` is not 43 characters of base64.
    #[error("the EncodingAESKey is not 43 characters of base64")]
    BadKey,
    /// The body is longer than [`crate::MAX_PUSH_BYTES`].
    #[error("the body is too large")]
    TooLarge,
    /// The body is not one well-formed `<xml>` with one `<Encrypt>`.
    #[error("the body is not the envelope that WeChat sends")]
    Xml,
    /// The body carries a document type; it was not parsed.
    #[error("the body carries a document type")]
    Doctype,
    /// `msg_signature` is not the signature of Token, timestamp, nonce and Encrypt.
    #[error("the signature is wrong")]
    Signature,
    /// The ciphertext is not base64.
    #[error("the ciphertext is not base64")]
    Base64,
    /// The ciphertext is not whole cipher blocks.
    #[error("the ciphertext is not whole blocks")]
    Cipher,
    /// The decrypted bytes end in no valid padding: usually another `EncodingAESKey`.
    #[error("the padding is wrong")]
    Padding,
    /// The decrypted length does not fit the decrypted bytes.
    #[error("the length of the message is wrong")]
    Length,
    /// The message is for another AppID.
    #[error("the message is for another AppID")]
    Receiver,
    /// The message is not UTF-8.
    #[error("the message is not UTF-8")]
    Encoding,
}

impl EnvelopeError {
    /// A stable word for counters and logs.
    pub fn kind(self) -> &'static str {
        match self {
            Self::BadKey => "bad_key",
            Self::TooLarge => "too_large",
            Self::Xml => "xml",
            Self::Doctype => "doctype",
            Self::Signature => "signature",
            Self::Base64 => "base64",
            Self::Cipher => "cipher",
            Self::Padding => "padding",
            Self::Length => "length",
            Self::Receiver => "receiver",
            Self::Encoding => "encoding",
        }
    }

    /// The number that WeChat's own sample code gives this failure (docs/wechat.md §5.3).
    pub fn official_code(self) -> i32 {
        match self {
            Self::Signature => -40001,
            Self::Xml | Self::Doctype => -40002,
            Self::BadKey => -40004,
            Self::Receiver => -40005,
            Self::Cipher => -40007,
            Self::TooLarge | Self::Padding | Self::Length | Self::Encoding => -40008,
            Self::Base64 => -40010,
        }
    }
}
