//! The comparison of the book with what WeChat says: begun by hand, and its reports.

mod book;
mod read;
mod start;
