//! Links: listing them, making them, and what becomes of them.

mod change;
mod list;
mod make;
mod makers;
mod progress;
mod read;

#[cfg(test)]
pub(crate) use progress::lapsing;
pub(crate) use read::{TOKEN, link_row};
