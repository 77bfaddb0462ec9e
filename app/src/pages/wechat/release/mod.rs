//! The whole-network release: a rehearsal of WeChat's check, its test accounts, and what came to the message URL.

mod page;
mod sheet;
mod side;

pub use page::ReleasePage;
