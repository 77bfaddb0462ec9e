use std::fmt;

use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{MasterKey, StoreError, keys::hex};

/// Which key an envelope was sealed with; the first byte of every envelope. A second key gets the next number.
const KEY_ID: u8 = 1;
const NONCE_LEN: usize = 24;

/// A sealed column. Its envelopes open in this column alone, and only in the row they were sealed for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Slot {
    table: &'static str,
    column: &'static str,
}

impl Slot {
    pub(crate) const fn new(table: &'static str, column: &'static str) -> Self {
        Self { table, column }
    }

    /// No name of ours contains the separator, so two slots never share their associated data.
    fn associated_data(self, row_id: &str) -> String {
        format!("{}|{}|{row_id}", self.table, self.column)
    }

    fn corrupt(self) -> StoreError {
        StoreError::Corrupt {
            table: self.table,
            column: self.column,
        }
    }
}

/// The keys made from the master key: one seals, one makes values findable.
pub(crate) struct KeyRing {
    cipher: XChaCha20Poly1305,
    lookup: Zeroizing<[u8; 32]>,
}

impl KeyRing {
    pub(crate) fn new(master: &MasterKey) -> Self {
        let seal = derive(master, b"grantbook/seal/1");
        Self {
            cipher: XChaCha20Poly1305::new((&*seal).into()),
            lookup: derive(master, b"grantbook/lookup/1"),
        }
    }

    /// An envelope: key id (1 byte) ‖ nonce (24) ‖ ciphertext and tag. Every one gets a fresh random nonce.
    pub(crate) fn seal(
        &self,
        slot: Slot,
        row_id: &str,
        secret: &SecretString,
    ) -> Result<Vec<u8>, StoreError> {
        let mut nonce = [0; NONCE_LEN];
        getrandom::fill(&mut nonce).map_err(|_| StoreError::NoRandomness)?;
        let aad = slot.associated_data(row_id);
        let payload = Payload {
            msg: secret.expose_secret().as_bytes(),
            aad: aad.as_bytes(),
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| slot.corrupt())?;
        Ok([&[KEY_ID][..], &nonce, &sealed].concat())
    }

    /// What was sealed for this slot and row.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] for anything else: damaged, cut, moved from elsewhere, of another key.
    pub(crate) fn open(
        &self,
        slot: Slot,
        row_id: &str,
        envelope: &[u8],
    ) -> Result<SecretString, StoreError> {
        let (nonce, sealed) = match envelope.split_first() {
            Some((&KEY_ID, rest)) => rest
                .split_first_chunk::<NONCE_LEN>()
                .ok_or_else(|| slot.corrupt())?,
            _ => return Err(slot.corrupt()),
        };
        let aad = slot.associated_data(row_id);
        let payload = Payload {
            msg: sealed,
            aad: aad.as_bytes(),
        };
        let bytes = self
            .cipher
            .decrypt(&XNonce::from(*nonce), payload)
            .map_err(|_| slot.corrupt())?;
        String::from_utf8(bytes)
            .map(SecretString::from)
            .map_err(|error| {
                drop(Zeroizing::new(error.into_bytes()));
                slot.corrupt()
            })
    }

    /// What a secret is found by: HMAC-SHA256 over its purpose and value, in hexadecimal.
    pub(crate) fn mac(&self, purpose: Slot, value: &str) -> Result<String, StoreError> {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(&*self.lookup).map_err(|_| purpose.corrupt())?;
        mac.update(purpose.associated_data(value).as_bytes());
        Ok(hex(&mac.finalize().into_bytes()))
    }
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyRing(…)")
    }
}

#[expect(
    clippy::expect_used,
    reason = "HKDF refuses only outputs of more than 8160 bytes"
)]
fn derive(master: &MasterKey, purpose: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, master.bytes())
        .expand(purpose, &mut *key)
        .expect("32 bytes can be derived");
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Slot = Slot::new("platform", "token");

    fn ring(byte: u8) -> KeyRing {
        KeyRing::new(&MasterKey::from_bytes([byte; 32]))
    }

    #[test]
    fn an_envelope_opens_where_it_belongs_and_nowhere_else() {
        let secret = SecretString::from("令牌 token");
        let envelope = ring(1).seal(HERE, "plt_1", &secret).unwrap();
        let opened = ring(1).open(HERE, "plt_1", &envelope).unwrap();
        assert_eq!(opened.expose_secret(), secret.expose_secret());

        let elsewhere = [
            ring(1).open(HERE, "plt_2", &envelope),
            ring(1).open(Slot::new("platform", "aes_key"), "plt_1", &envelope),
            ring(1).open(Slot::new("link", "token"), "plt_1", &envelope),
            ring(2).open(HERE, "plt_1", &envelope),
        ];
        for result in elsewhere {
            assert!(matches!(result, Err(StoreError::Corrupt { .. })));
        }
    }

    #[test]
    fn damaged_envelopes_are_refused() {
        let envelope = ring(1).seal(HERE, "plt_1", &"x".into()).unwrap();
        for cut in 0..envelope.len() {
            assert!(ring(1).open(HERE, "plt_1", &envelope[..cut]).is_err());
        }
        for place in 0..envelope.len() {
            let mut damaged = envelope.clone();
            damaged[place] ^= 1;
            assert!(
                ring(1).open(HERE, "plt_1", &damaged).is_err(),
                "byte {place}"
            );
        }
    }

    #[test]
    fn the_same_secret_never_looks_the_same_twice_but_is_found() {
        let seal = || ring(1).seal(HERE, "plt_1", &"x".into()).unwrap();
        assert_ne!(seal(), seal());
        let find = |slot, value| ring(1).mac(slot, value).unwrap();
        assert_eq!(find(HERE, "x"), find(HERE, "x"));
        assert_ne!(find(HERE, "x"), find(HERE, "y"));
        assert_ne!(find(HERE, "x"), find(Slot::new("link", "token"), "x"));
        assert_ne!(find(HERE, "x"), ring(2).mac(HERE, "x").unwrap());
    }
}
