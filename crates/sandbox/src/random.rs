//! Random texts in the shapes that WeChat's have.

use serde::{Deserialize, Serialize};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Numbers that look random and follow from their seed (SplitMix64). Nothing here needs to be hard to guess: the whole
/// world is made up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// One that nobody can foretell.
    pub(crate) fn unforeseen() -> Self {
        let mut bytes = [0; 8];
        // Without the system's randomness a stand-in has nothing to stand in with; predictable bytes would do no harm.
        if let Err(error) = getrandom::fill(&mut bytes) {
            tracing::error!(%error, "the system gives no random bytes");
        }
        Self(u64::from_be_bytes(bytes))
    }

    /// Another one of the same seed, for what is on the wire alone: nonces, padding, request ids. How many calls are refused changes no
    /// code and no token.
    pub(crate) fn on_the_wire(seed: u64) -> Self {
        Self(seed ^ 0x7769_7265)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, percent: u8) -> bool {
        self.next() % 100 < u64::from(percent)
    }

    /// `N` characters after `prefix`, as in `ticket@@@…`.
    pub(crate) fn code<const N: usize>(&mut self, prefix: &str) -> String {
        let letters = (0..N).filter_map(|_| LETTERS.get((self.next() % 64) as usize));
        let letters: String = letters.map(|&letter| char::from(letter)).collect();
        format!("{prefix}{letters}")
    }

    /// `N` bytes.
    pub(crate) fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        for chunk in bytes.chunks_mut(8) {
            for (byte, drawn) in chunk.iter_mut().zip(self.next().to_be_bytes()) {
                *byte = drawn;
            }
        }
        bytes
    }

    /// A request id: `8hex-8hex-8hex`.
    pub(crate) fn rid(&mut self) -> String {
        [self.next(), self.next(), self.next()]
            .map(|part| format!("{:08x}", part >> 32))
            .join("-")
    }

    /// Digits, as WeChat's nonces are.
    pub(crate) fn nonce(&mut self) -> String {
        format!("{:010}", self.next() % 10_000_000_000)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_numbers() {
        let codes = |seed| {
            let mut random = Random::new(seed);
            [random.code::<40>("ticket@@@"), random.code::<40>("")]
        };
        assert_eq!(codes(7), codes(7));
        assert_ne!(codes(7), codes(8));
        assert!(codes(7)[0].starts_with("ticket@@@") && codes(7)[1].len() == 40);
    }

    #[test]
    fn bytes_and_ids_have_their_shapes() {
        let mut random = Random::on_the_wire(7);
        let bytes: [u8; 11] = random.bytes();
        assert!(bytes.iter().any(|byte| *byte != 0));
        assert_ne!(bytes, random.bytes());
        let rid = random.rid();
        let parts: Vec<usize> = rid.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 8, 8], "{rid}");
        assert_eq!(random.nonce().len(), 10);
    }

    #[test]
    fn percentages_are_about_right() {
        let mut random = Random::new(1);
        let hits = (0..10_000).filter(|_| random.percent(30)).count();
        assert!((2_800..3_200).contains(&hits), "{hits}");
        assert!(!random.percent(0) && random.percent(100));
    }
}
