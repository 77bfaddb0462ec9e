//! The message cipher and the signature (docs/wechat.md §5.3).

mod frame;
mod key;
mod signature;

pub use frame::Frame;
pub use key::EncodingAesKey;
pub use signature::{signature, verify_signature};
