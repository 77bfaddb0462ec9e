//! The log of calls to WeChat.

mod filters;
mod list;
mod result;

pub use list::CallsPage;
