//! What staff of one platform can do.

mod audit;
mod authorizers;
mod calls;
mod conflicts;
mod customers;
mod desk;
mod links;
mod options;
mod overview;
mod pushes;
mod quotas;
mod reconciliation;
mod release;
mod settings;
mod staff;
mod tokens;

pub(crate) use authorizers::name_of;
pub(crate) use desk::Desk;
