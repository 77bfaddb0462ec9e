//! How data travels from the server to the page: in its document, and as the answer of a server function.
//!
//! Not as JSON: the WASM would need, for each type, code that compares the names of fields, which was a fifth of it.
//! [postcard](https://postcard.jamesmunns.com) writes the fields alone. What it writes does not say of itself what it
//! is, so an answer begins with a mark, and the fingerprint of all types that can be in one (`app/build.rs`): a page of
//! another version finds that it does not understand the answer, instead of misunderstanding it, and what a proxy says
//! in the server's place is not taken for an answer.

use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use bytes::Bytes;
use serde::{Serialize, de::DeserializeOwned};
use server_fn::{ContentType, Decodes, Encodes, Format, FormatType, codec::Post};

/// How every answer begins, in whatever version.
const MARK: [u8; 4] = *b"gbk1";
/// What the types of answers look like in this build.
const FINGERPRINT: [u8; 8] = parse(env!("GRANTBOOK_WIRE"));

/// What a server function answers with: `#[server(output = crate::codec::Answer)]`.
pub type Answer = Post<Compact>;

/// The encoding of answers, and of the errors in their place.
#[derive(Debug, Clone, Copy)]
pub struct Compact;

/// What this build cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// An answer of another version's.
    Outdated,
    /// No answer of this program's: somebody on the way spoke in its place.
    Foreign,
}

impl Unreadable {
    /// Its name in the errors of server functions, which carry texts.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Outdated => "not of this version",
            Self::Foreign => "not of this program",
        }
    }
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}

impl ContentType for Compact {
    const CONTENT_TYPE: &'static str = "application/x-postcard";
}

impl FormatType for Compact {
    const FORMAT_TYPE: Format = Format::Binary;
}

impl<T: Serialize> Encodes<T> for Compact {
    type Error = Unreadable;

    fn encode(value: &T) -> Result<Bytes, Unreadable> {
        postcard::to_extend(value, [MARK.as_slice(), &FINGERPRINT].concat())
            .map(Bytes::from)
            .map_err(|_| Unreadable::Outdated)
    }
}

impl<T: DeserializeOwned> Decodes<T> for Compact {
    type Error = Unreadable;

    fn decode(answer: Bytes) -> Result<T, Unreadable> {
        let answer = answer.strip_prefix(&MARK).ok_or(Unreadable::Foreign)?;
        let value = answer.strip_prefix(&FINGERPRINT);
        postcard::from_bytes(value.ok_or(Unreadable::Outdated)?).map_err(|_| Unreadable::Outdated)
    }
}

/// A value as text, for the document.
///
/// # Errors
/// It cannot be written: a type without a fixed shape.
pub fn to_text<T: Serialize>(value: &T) -> Result<String, Unreadable> {
    let value = postcard::to_allocvec(value).map_err(|_| Unreadable::Outdated)?;
    Ok(STANDARD_NO_PAD.encode(value))
}

/// The value that [`to_text`] wrote.
///
/// # Errors
/// The text was written by something else.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    postcard::from_bytes(&bytes_of(text)?).map_err(|_| Unreadable::Outdated)
}

fn bytes_of(text: &str) -> Result<Vec<u8>, Unreadable> {
    STANDARD_NO_PAD
        .decode(text)
        .map_err(|_| Unreadable::Outdated)
}

/// Sixteen hexadecimal digits.
const fn parse(hex: &str) -> [u8; 8] {
    match u64::from_str_radix(hex, 16) {
        Ok(number) => number.to_be_bytes(),
        Err(_) => [0; 8],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_by_the_build_that_wrote_it() {
        let value = (Some("授权簿".to_owned()), -7_i64, [true, false]);
        let answer: Bytes = Compact::encode(&value).unwrap();
        assert_eq!(Compact::decode(answer.clone()), Ok(value.clone()));
        assert_eq!(from_text(&to_text(&value).unwrap()), Ok(value));

        let mut of_another = answer.to_vec();
        of_another[MARK.len()] ^= 1;
        let read: Result<(Option<String>, i64, [bool; 2]), _> = Compact::decode(of_another.into());
        assert_eq!(read, Err(Unreadable::Outdated));
        for strange in ["", "<html>502 Bad Gateway"] {
            assert_eq!(
                Compact::decode(strange.into()),
                Err::<u8, _>(Unreadable::Foreign)
            );
        }
    }

    #[test]
    fn the_fingerprint_is_of_the_sources() {
        assert_ne!(FINGERPRINT, [0; 8]);
    }
}
