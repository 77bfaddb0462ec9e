use std::fmt;

use zeroize::Zeroizing;

use crate::{StoreError, keys::hex};

/// The key that all others are made from: 32 random bytes. Who has it and the database can read every secret.
#[derive(Clone, PartialEq, Eq)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    /// From the bytes themselves.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes.into())
    }

    /// A new one from the operating system's random bytes.
    ///
    /// # Errors
    /// [`StoreError::NoRandomness`].
    pub fn generate() -> Result<Self, StoreError> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *bytes).map_err(|_| StoreError::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// From 64 hexadecimal digits; none when it is anything else.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let digits = text.as_bytes();
        if digits.len() != 64 || !digits.iter().all(u8::is_ascii_hexdigit) {
            return None;
        }
        let mut key = Zeroizing::new([0; 32]);
        for (byte, pair) in key.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(key))
    }

    /// As 64 hexadecimal digits.
    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        hex(&*self.0).into()
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MasterKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_lead_back_and_nothing_else_is_taken() {
        let key = MasterKey::generate().unwrap();
        assert_eq!(MasterKey::from_hex(&key.to_hex()), Some(key));
        for text in [
            "",
            "00",
            &"g".repeat(64),
            &"0".repeat(63),
            &"é".repeat(32),
            &"+0".repeat(32),
        ] {
            assert_eq!(MasterKey::from_hex(text), None, "{text:?}");
        }
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(
            format!("{:?}", MasterKey::from_bytes([7; 32])),
            "MasterKey(…)"
        );
    }
}
