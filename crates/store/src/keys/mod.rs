//! Keys: the master key and its file, and what is sealed and looked up with it.

mod file;
mod master;
mod ring;

pub use file::KeyOrigin;
pub use master::MasterKey;
pub(crate) use ring::{KeyRing, Slot};

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;

    bytes
        .iter()
        .fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
            // Writing into a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
