//! What staff of one platform can do.

mod audit;
mod authorizers;
mod customers;
mod desk;
mod links;
mod overview;

pub(crate) use authorizers::name_of;
pub(crate) use desk::Desk;
