//! Conflicts over all authorizers: shown with their evidence, taken note of.

mod book;
mod read;
mod write;
