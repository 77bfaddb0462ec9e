//! Authorizers: shown, decided about, noted and tagged.

mod book;
mod decide;
mod history;
mod note;
mod read;

pub(super) use read::authorizer_row;
pub(crate) use read::name_of;
