use std::{fmt, str::FromStr};

use aes::Aes256;
use base64::{
    Engine as _,
    alphabet::STANDARD,
    engine::{GeneralPurpose, GeneralPurposeConfig, general_purpose},
};
use cbc::cipher::{
    BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _, block_padding::NoPadding,
};
use zeroize::Zeroizing;

use super::Frame;
use crate::EnvelopeError;

/// The platform's `EncodingAESKey`: 43 characters that stand for an AES-256 key.
///
/// 43 characters hold 258 bits; the last two are ignored, and most keys set them (docs/wechat.md §5.3).
#[derive(Clone)]
pub struct EncodingAesKey(Zeroizing<[u8; 32]>);

/// Length of an `EncodingAESKey` in characters.
const LENGTH: usize = 43;
/// AES works on blocks of 16 bytes, and the first block of the key is the initial vector.
const BLOCK: usize = 16;

const KEY_ALPHABET: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    general_purpose::NO_PAD.with_decode_allow_trailing_bits(true),
);

/// Ciphertexts: padded base64; stray bits in the last character are as harmless as in the key.
const TEXT_ALPHABET: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true),
);

impl EncodingAesKey {
    /// Encrypts a frame with AES-256-CBC and encodes it: the content of `<Encrypt>`.
    pub fn encrypt(&self, frame: &Frame) -> String {
        let mut buffer = frame.to_padded_bytes();
        let length = buffer.len();
        let encrypted = cbc::Encryptor::<Aes256>::new((&*self.0).into(), (&self.iv()).into())
            .encrypt_padded::<NoPadding>(&mut buffer, length);
        // A frame is padded to whole blocks already, so there is nothing that could fail here.
        encrypted
            .map(|bytes| TEXT_ALPHABET.encode(bytes))
            .unwrap_or_default()
    }

    /// Decodes and decrypts the content of `<Encrypt>`. The receiver is not checked here.
    ///
    /// # Errors
    /// [`EnvelopeError::Base64`], [`EnvelopeError::Cipher`] (not whole blocks), [`EnvelopeError::Padding`] and
    /// [`EnvelopeError::Length`].
    pub fn decrypt(&self, encrypt: &str) -> Result<Frame, EnvelopeError> {
        let mut buffer = Zeroizing::new(
            TEXT_ALPHABET
                .decode(encrypt)
                .map_err(|_| EnvelopeError::Base64)?,
        );
        let bytes = cbc::Decryptor::<Aes256>::new((&*self.0).into(), (&self.iv()).into())
            .decrypt_padded::<NoPadding>(&mut buffer)
            .map_err(|_| EnvelopeError::Cipher)?;
        Frame::from_padded_bytes(bytes)
    }

    fn iv(&self) -> [u8; BLOCK] {
        self.0.first_chunk().copied().unwrap_or_default()
    }
}

impl FromStr for EncodingAesKey {
    type Err = EnvelopeError;

    /// Reads the 43 characters; [`EnvelopeError::BadKey`] for anything else.
    fn from_str(text: &str) -> Result<Self, EnvelopeError> {
        if text.len() != LENGTH {
            return Err(EnvelopeError::BadKey);
        }
        let bytes = Zeroizing::new(
            KEY_ALPHABET
                .decode(text)
                .map_err(|_| EnvelopeError::BadKey)?,
        );
        let key: [u8; 32] = bytes
            .as_slice()
            .try_into()
            .map_err(|_| EnvelopeError::BadKey)?;
        Ok(Self(Zeroizing::new(key)))
    }
}

impl fmt::Debug for EncodingAesKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EncodingAesKey([redacted])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_another_length_or_alphabet_are_refused() {
        let long = "A".repeat(44);
        let blank = format!("{} A", "A".repeat(41));
        let wide = format!("{}中", "A".repeat(40));
        for text in [
            "",
            "abcde",
            &long,
            &blank,
            &wide,
            "-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert_eq!(
                text.parse::<EncodingAesKey>().unwrap_err(),
                EnvelopeError::BadKey,
                "{text}"
            );
        }
    }

    #[test]
    fn trailing_bits_of_the_key_are_ignored() {
        let frame = Frame {
            random: [7; 16],
            message: b"hello".to_vec(),
            receiver: b"wx1".to_vec(),
        };
        let (a, b) = (
            format!("{}A", "k".repeat(42)),
            format!("{}D", "k".repeat(42)),
        );
        let (a, b): (EncodingAesKey, EncodingAesKey) = (a.parse().unwrap(), b.parse().unwrap());
        assert_eq!(b.decrypt(&a.encrypt(&frame)).unwrap(), frame);
    }

    #[test]
    fn a_key_does_not_show_itself() {
        let text = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
        assert_eq!(
            format!("{:?}", text.parse::<EncodingAesKey>().unwrap()),
            "EncodingAesKey([redacted])"
        );
    }
}
