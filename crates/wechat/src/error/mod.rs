//! What can go wrong in a call, told without secrets.

mod api;
mod class;
mod kind;

pub use api::ApiError;
pub use class::{Class, Retry};
pub use kind::Error;
