//! The crate from outside: one binary, one link.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test says what went wrong by panicking"
)]

mod adjacent_calls;
mod client;
mod envelope;
mod leaks;
mod negative_vectors;
mod newer_calls;
mod notices;
mod official_vectors;
mod own_vectors;
mod properties;
mod replies;
mod support;
mod unknown;
mod vector;
