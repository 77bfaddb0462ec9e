//! The kit of the whole-system tests: a stage with a real server, a real database and a sandbox WeChat, and browsers
//! that meet them over HTTP.
//!
//! Tests stand in `tests/it`, one binary. Each has a stage, a database and ports of its own, so all run at once. They
//! run on SQLite; with `TEST_PG_URL` set, on PostgreSQL too.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a kit of tests: what is not as it must be fails the test"
)]

mod browser;
mod calls;
mod clock;
pub mod control;
mod differences;
pub mod html;
mod keeper;
mod logs;
mod manner;
mod people;
mod process;
mod pushes;
mod setting;
mod stage;
mod steps;
mod wait;

pub use browser::{Browser, COMPUTER, Page, WECHAT};
pub use calls::Calls;
pub use clock::MovedClock;
pub use control::FollowedClock;
pub use keeper::Keeper;
pub use logs::logs;
pub use people::Person;
pub use process::{Process, Processes};
pub use server::install_tls_provider;
pub use stage::{Node, STRANGE, Stage, Wanted};
pub use steps::{Made, Pressed};
pub use store::testing::TestDatabase;
pub use wait::eventually;
