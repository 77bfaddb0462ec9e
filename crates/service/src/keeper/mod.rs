//! The keeping of tokens: a valid one for whoever needs it, renewed once over all nodes.

mod authorizer;
mod component;
mod platform;
mod renewal;

pub(crate) use platform::{KeepError, Platform};
