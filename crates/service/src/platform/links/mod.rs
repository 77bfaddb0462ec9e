//! Authorization links: shown, checked, made.

mod book;
mod check;
mod make;
mod read;

pub(super) use read::link_row;
