//! Random bytes from the operating system, and what is made of them.

use std::sync::atomic::{AtomicU32, Ordering};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// Random bytes. Without them nothing here is safe, so the process stops when the operating system has none.
#[must_use]
#[expect(
    clippy::expect_used,
    reason = "no safe way on without randomness; getrandom fails on no supported system"
)]
pub fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// Random bytes for ids that must sort as they were made, also within one millisecond: their first 18 free bits count.
#[must_use]
pub fn ordered() -> [u8; 10] {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let [_, high, middle, low] = COUNT
        .fetch_add(1, Ordering::Relaxed)
        .wrapping_shl(6)
        .to_be_bytes();
    let mut bytes: [u8; 10] = bytes();
    // A UUID v7 leaves four bits of the first of these bytes, all of the second, and six of the third.
    let [first, second, third, ..] = &mut bytes;
    *first = high >> 4;
    *second = high << 4 | middle >> 4;
    *third = middle << 4 >> 2 | low >> 6;
    bytes
}

/// A secret for a URL or a cookie: 256 bits in 43 characters of `A-Z a-z 0-9 - _`.
#[must_use]
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(bytes::<32>())
}

/// Whether a text from outside has the form of [`secret`]'s: saves the database the question.
#[must_use]
pub fn is_secret(text: &str) -> bool {
    text.len() == 43
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A password to read out and type: five groups of four, about 99 bits, no characters that look alike.
#[must_use]
pub fn password() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let letters = bytes::<20>().map(|byte| {
        ALPHABET
            .get(usize::from(byte % 32))
            .copied()
            .unwrap_or(b'a')
    });
    let groups: Vec<String> = letters
        .chunks(4)
        .map(|group| String::from_utf8_lossy(group).into_owned())
        .collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_made_in_one_millisecond_sort_as_they_were_made() {
        use domain::{ids::AuditId, time::Timestamp};

        let made: Vec<AuditId> = (0..5_000)
            .map(|_| AuditId::new(Timestamp::from_millis(1), ordered()))
            .collect();
        assert!(made.is_sorted());
    }

    #[test]
    fn secrets_have_their_form_and_differ() {
        assert!(is_secret(&secret()));
        assert_ne!(secret(), secret());
        assert!(!is_secret("short"));
        assert!(!is_secret(&"/".repeat(43)));
        assert_eq!(password().len(), 24);
    }
}
