//! What a push to the message URL says, and the replies to it (docs/wechat.md §5.6).

mod kind;
mod parse;
mod reply;
mod types;

pub use kind::{AccountEvent, MessageKind};
pub use parse::MessageError;
pub use types::{Message, TextReply};
