//! Random texts in the shapes that WeChat's have.

use std::fmt::Write as _;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// `N` random bytes.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without the system's randomness a stand-in has nothing to stand in with; predictable bytes would do no harm.
    if let Err(error) = getrandom::fill(&mut bytes) {
        tracing::error!(%error, "the system gives no random bytes");
    }
    bytes
}

/// `N` random characters after `prefix`, as in `ticket@@@…`.
pub(crate) fn code<const N: usize>(prefix: &str) -> String {
    let letters = bytes::<N>();
    let letters = letters
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(byte & 63)));
    prefix
        .chars()
        .chain(letters.map(|&letter| char::from(letter)))
        .collect()
}

/// A request id: `8hex-8hex-8hex`.
pub(crate) fn rid() -> String {
    let hex = |part: [u8; 4]| format!("{:08x}", u32::from_be_bytes(part));
    [bytes(), bytes(), bytes()].map(hex).join("-")
}

/// Digits, as WeChat's nonces are.
pub(crate) fn nonce() -> String {
    bytes::<5>().iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{:02}", byte % 100);
        text
    })
}
