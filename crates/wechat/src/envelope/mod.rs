//! The encrypted envelope of pushes and replies (docs/wechat.md §5).

mod echo;
mod error;
mod keys;
mod query;
mod seal;

pub use echo::EchoQuery;
pub use error::EnvelopeError;
pub use keys::{KeySlot, MAX_PUSH_BYTES, Opened, PushKeys};
pub use query::PushQuery;
pub use seal::SealedPush;
