//! What WeChat pushed: the log, and one push.

mod actions;
mod detail;
mod history;
mod list;
mod result;

pub use detail::PushPage;
pub use list::PushesPage;
