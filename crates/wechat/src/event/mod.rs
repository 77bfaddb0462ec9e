//! What a push to the authorization event URL says (docs/wechat.md §5.4, §5.5).

mod mask;
mod notice;
mod parse;
mod types;

pub use mask::masked;
pub use notice::{Notice, NoticeKind, OrderPathResult, Trial};
pub use parse::EventError;
pub use types::{Event, GrantEvent};
