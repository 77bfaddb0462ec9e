/// Pieces that parsers trip over.
const PIECES: &[&str] = &[
    "<xml>",
    "</xml>",
    "<",
    ">",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "]]",
    "&amp;",
    "&#x0;",
    "&#1114112;",
    "&x;",
    "<!--",
    "-->",
    "<?",
    "?>",
    "<!DOCTYPE",
    "<!doctype x>",
    "\u{feff}",
    "\0",
    "\u{fffd}",
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "1e999",
    "-0",
    "\\u0000",
    "\\ud800",
    "=",
    "==",
    "@@@",
    "<Encrypt>",
    "</Encrypt>",
    "<AppId/>",
    "9223372036854775808",
    "\u{4e2d}\u{6587}",
    "rid:",
    "requestIP:",
];

/// The longest input: longer than the longest that is read at all would only be slow.
const LONGEST: usize = 4096;

/// SplitMix64.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

/// A sample with some damage; now and then nothing but noise.
pub fn input(samples: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = match random.below(16) {
        0 => (0..random.below(200))
            .map(|_| random.below(256) as u8)
            .collect(),
        _ => samples[random.below(samples.len())].clone(),
    };
    for _ in 0..random.below(6) {
        damage(&mut bytes, samples, random);
    }
    bytes.truncate(LONGEST);
    bytes
}

fn damage(bytes: &mut Vec<u8>, samples: &[Vec<u8>], random: &mut Random) {
    let (at, until) = (random.below(bytes.len() + 1), random.below(bytes.len() + 1));
    let (start, end) = (at.min(until), at.max(until));
    match random.below(7) {
        0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
        1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        2 => drop(bytes.drain(start..end)),
        3 => {
            let again = bytes[start..end].to_vec();
            bytes.splice(at..at, again);
        }
        4 => bytes.truncate(at),
        5 => {
            let other = &samples[random.below(samples.len())];
            let from = random.below(other.len() + 1);
            bytes.truncate(at);
            bytes.extend_from_slice(&other[from..]);
        }
        _ => {
            let piece = PIECES[random.below(PIECES.len())].bytes();
            bytes.splice(at..at, piece);
        }
    }
}
