//! A platform's values: shown to its staff, changed by the owner of the installation.

mod book;
mod change;
mod pairs;
mod read;
