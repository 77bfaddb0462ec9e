//! WeChat's pushes, for staff: whether they arrive, what became of each, and what to do about those that failed.

mod again;
mod ask;
mod book;
mod health;
mod log;
