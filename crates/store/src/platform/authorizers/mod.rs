//! Authorizers: reading them, what happens to their grants, and their tokens.

mod grant;
mod read;
mod tokens;

pub(crate) use read::{authorizer_name, condition_of};
