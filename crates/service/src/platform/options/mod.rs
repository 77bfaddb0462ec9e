//! Options of accounts: read when staff ask, set when staff say so.

mod ask;
mod book;
mod read;
mod write;

pub(super) use read::option_views;
