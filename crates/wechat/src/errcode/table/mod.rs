//! The table itself: one row a code.

mod component;
mod general;
mod register;

use std::sync::LazyLock;

use super::Meaning;

/// All of it, by ascending number.
pub(super) static TABLE: LazyLock<Vec<Meaning>> = LazyLock::new(|| {
    let mut table = [general::ROWS, component::ROWS, register::ROWS].concat();
    table.sort_unstable_by_key(|meaning| meaning.errcode);
    table
});
