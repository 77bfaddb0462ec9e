//! Authorization links: shown, checked, made, and what staff do to them afterwards.

mod book;
mod change;
mod check;
mod make;
mod read;
mod reissue;
mod retry;
mod stuck;

pub(super) use read::link_row;
