//! Pages and forms over desks that answer from memory: what the browser gets, with scripts and without.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod book_desk;
mod book_samples;
mod browser;
mod call_desk;
mod chunks;
mod customer_desk;
mod desks;
mod forms;
mod link_desk;
mod link_samples;
mod pages;
mod people;
mod quota_desk;
mod quotas;
mod reconciliation_desk;
mod release_desk;
mod samples;
mod trail;
mod wechat_desk;
