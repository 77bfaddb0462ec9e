//! The encrypted envelope of pushes and replies (docs/wechat.md §5).

mod body;
mod echo;
mod error;
mod keys;
mod query;
mod seal;

pub use body::{Format, MAX_PUSH_BYTES};
pub use echo::EchoQuery;
pub use error::EnvelopeError;
pub use keys::{KeySlot, Opened, PushKeys};
pub use query::PushQuery;
pub use seal::SealedPush;
