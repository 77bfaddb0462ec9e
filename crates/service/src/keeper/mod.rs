//! The keeping of tokens: a valid one for whoever needs it, renewed once over all nodes.

mod authorizer;
mod component;
mod platform;
mod pool;
mod renew;
mod renewal;
mod rival;
mod strain;
mod trouble;

pub(crate) use component::CallError;
pub(crate) use platform::{KeepError, Platform};
pub(crate) use strain::Strains;
