//! Customers: shown, added, changed, put away, taken in from a table.

mod book;
mod called;
mod change;
mod import;
mod read;
mod write;

pub(super) use read::customer_ref;
