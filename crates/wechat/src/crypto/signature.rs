use std::fmt::Write as _;

use sha1::{Digest as _, Sha1};
use subtle::ConstantTimeEq as _;

/// The lower-case hex SHA-1 of the parts, sorted and joined (docs/wechat.md §5.3).
///
/// `msg_signature` has the parts Token, timestamp, nonce and Encrypt; the older `signature` lacks Encrypt, so it proves
/// nothing about the body.
pub fn signature(parts: &[&str]) -> String {
    let mut parts = parts.to_vec();
    parts.sort_unstable();
    let mut hash = Sha1::new();
    for part in parts {
        hash.update(part.as_bytes());
    }
    hash.finalize()
        .iter()
        .fold(String::with_capacity(40), |mut hex, byte| {
            // Writing to a String cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Whether `given` is the signature of the parts, in time that does not depend on how much of it is right.
pub fn verify_signature(parts: &[&str], given: &str) -> bool {
    signature(parts).as_bytes().ct_eq(given.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_the_parts_does_not_matter() {
        // printf 'a1b' | sha1sum, with the parts sorted bytewise: 1, a, b
        assert_eq!(signature(&["b", "1", "a"]), signature(&["a", "b", "1"]));
        assert_eq!(
            signature(&["abc"]),
            "a9993e364706816aba3e25717850c26c9cd0d89d"
        );
    }

    #[test]
    fn only_the_whole_signature_passes() {
        let right = signature(&["t", "1"]);
        assert!(verify_signature(&["1", "t"], &right));
        for wrong in [
            "",
            "deadbeef",
            &right[..39],
            &format!("{right}0"),
            &right.to_uppercase(),
        ] {
            assert!(!verify_signature(&["t", "1"], wrong), "{wrong}");
        }
    }
}
