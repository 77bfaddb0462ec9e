use std::fmt;

use zeroize::Zeroizing;

use crate::EnvelopeError;

/// WeChat pads to blocks of 32 bytes, although AES itself works on 16 (docs/wechat.md §5.3).
const PAD: usize = 32;
const RANDOM: usize = 16;

/// What is inside a ciphertext: random(16) ‖ length of the message (big-endian u32) ‖ message ‖ receiver.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    /// Random bytes that make equal messages look different; not necessarily printable.
    pub random: [u8; RANDOM],
    /// The message, as sent; never trimmed.
    pub message: Vec<u8>,
    /// Whom the message is for: the component's AppID.
    pub receiver: Vec<u8>,
}

impl Frame {
    /// The frame as bytes, padded to a multiple of 32.
    pub(super) fn to_padded_bytes(&self) -> Zeroizing<Vec<u8>> {
        let plain = RANDOM + 4 + self.message.len() + self.receiver.len();
        let pad = PAD - plain % PAD;
        let mut bytes = Zeroizing::new(Vec::with_capacity(plain + pad));
        bytes.extend_from_slice(&self.random);
        // A message beyond 4 GiB cannot be framed; no caller comes near.
        bytes.extend_from_slice(
            &u32::try_from(self.message.len())
                .unwrap_or(u32::MAX)
                .to_be_bytes(),
        );
        bytes.extend_from_slice(&self.message);
        bytes.extend_from_slice(&self.receiver);
        bytes.resize(plain + pad, u8::try_from(pad).unwrap_or_default());
        bytes
    }

    /// Takes decrypted bytes apart. Every length is outside data and checked.
    pub(super) fn from_padded_bytes(bytes: &[u8]) -> Result<Self, EnvelopeError> {
        let bytes = unpad(bytes)?;
        let (random, rest) = bytes
            .split_first_chunk::<RANDOM>()
            .ok_or(EnvelopeError::Length)?;
        let (length, rest) = rest.split_first_chunk::<4>().ok_or(EnvelopeError::Length)?;
        let length =
            usize::try_from(u32::from_be_bytes(*length)).map_err(|_| EnvelopeError::Length)?;
        let (message, receiver) = rest.split_at_checked(length).ok_or(EnvelopeError::Length)?;
        Ok(Self {
            random: *random,
            message: message.to_vec(),
            receiver: receiver.to_vec(),
        })
    }
}

/// PKCS#7 with blocks of 32: the last byte says how many bytes of its own value end the text.
fn unpad(bytes: &[u8]) -> Result<&[u8], EnvelopeError> {
    let &last = bytes.last().ok_or(EnvelopeError::Padding)?;
    let pad = usize::from(last);
    if !(1..=PAD).contains(&pad) {
        return Err(EnvelopeError::Padding);
    }
    let plain = bytes.len().checked_sub(pad).ok_or(EnvelopeError::Padding)?;
    let (plain, padding) = bytes.split_at(plain);
    if padding.iter().all(|&byte| byte == last) {
        Ok(plain)
    } else {
        Err(EnvelopeError::Padding)
    }
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Frame({} bytes for {})",
            self.message.len(),
            String::from_utf8_lossy(&self.receiver)
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_frame_comes_back(random: [u8; 16], message: Vec<u8>, receiver in "[a-z0-9]{0,40}") {
            let frame = Frame { random, message, receiver: receiver.into_bytes() };
            let bytes = frame.to_padded_bytes();
            prop_assert_eq!(bytes.len() % PAD, 0);
            prop_assert_eq!(Frame::from_padded_bytes(&bytes).unwrap(), frame);
        }

        #[test]
        fn random_bytes_never_panic(bytes: Vec<u8>) {
            let _ = Frame::from_padded_bytes(&bytes);
        }
    }

    #[test]
    fn a_full_block_is_padded_by_another() {
        let frame = Frame {
            random: [0; 16],
            message: vec![1; 12],
            receiver: Vec::new(),
        };
        assert_eq!(frame.to_padded_bytes().len(), 64);
    }

    #[test]
    fn wrong_paddings_are_refused() {
        for bytes in [&[][..], &[0; 32], &[33; 64], &[31; 30], &[1, 2, 2, 3]] {
            assert_eq!(
                Frame::from_padded_bytes(bytes).unwrap_err(),
                EnvelopeError::Padding,
                "{bytes:?}"
            );
        }
    }

    #[test]
    fn a_length_beyond_the_buffer_is_refused() {
        for length in [6_u32, 320, 1_611_744_036, u32::MAX] {
            let mut bytes = vec![9; 16];
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(b"hello");
            bytes.extend_from_slice(&[7; 7]);
            assert_eq!(
                Frame::from_padded_bytes(&bytes).unwrap_err(),
                EnvelopeError::Length,
                "{length}"
            );
        }
        assert_eq!(
            Frame::from_padded_bytes(&[2, 2]).unwrap_err(),
            EnvelopeError::Length
        );
    }
}
