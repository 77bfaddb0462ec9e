//! Pushes to the platforms' event URLs (docs/wechat.md §5).

mod courier;
mod tickets;

pub(crate) use courier::Courier;
pub(crate) use tickets::run_ticket_clock;
