//! The sandbox from outside, over HTTP, with the real client.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by panicking"
)]

mod beside;
mod browser;
mod control_api;
mod control_page;
mod customers;
mod exclusive;
mod faults;
mod flow;
mod links;
mod notices;
mod options;
mod pushes;
mod quotas;
mod raw_calls;
mod receiver;
mod refusals;
mod scripts;
mod seeds;
mod stage;
mod state_file;
