//! Authorizers: shown, decided about, noted and tagged.

mod book;
mod decide;
mod history;
mod note;
mod read;

pub(crate) use read::name_of;
