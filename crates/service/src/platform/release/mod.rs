//! The whole-network release: how it stands, and its rehearsal.

mod book;
mod read;
mod start;
