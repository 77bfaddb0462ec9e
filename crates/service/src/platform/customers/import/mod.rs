//! Customers from a table: read, checked against itself and the book, kept for some minutes, taken in.

mod check;
mod keep;
mod read;
mod take;

/// The largest table, in bytes, and the most customers in it.
const BYTES_MAX: usize = 1_000_000;
const ROWS_MAX: usize = 2_000;
