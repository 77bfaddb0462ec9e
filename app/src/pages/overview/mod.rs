//! How it stands with a platform: what needs a hand, and whether it is connected.

mod connection;
mod page;

pub use page::OverviewPage;
