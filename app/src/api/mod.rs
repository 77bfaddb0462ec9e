//! Server functions, an area a file. Each is a few lines: the request, one capability, one call.
//!
//! They are public HTTP, and during SSR plain calls that no route layer guards: each asks for its capability itself.
//! Read functions answer [`console::Seen`], so that both halves count from the same moment; form functions answer
//! [`crate::form::Outcome`] through `Typed::answer`.

pub mod account;
pub mod audit;
pub mod authorizers;
pub mod calls;
pub mod conflicts;
pub mod customers;
pub mod flash;
pub mod frame;
pub mod join;
pub mod link_changes;
pub mod links;
pub mod options;
pub mod overview;
pub mod pushes;
pub mod quotas;
pub mod reconciliation;
pub mod release;
pub mod session;
pub mod settings;
pub mod staff;
pub mod tokens;
pub mod wechat;
