//! What pages show and what their forms send: plain data. Nothing here is secret but the link's URL.

mod authorizers;
mod calls;
mod conflicts;
mod customer_pages;
mod customers;
mod failure;
mod links;
mod options;
mod people;
mod platform;
mod pushes;
mod quotas;
mod reconciliation;
mod release;
mod settings;
mod tokens;
mod wechat;

pub use authorizers::*;
pub use calls::*;
pub use conflicts::*;
pub use customer_pages::*;
pub use customers::*;
pub use failure::*;
pub use links::*;
pub use options::*;
pub use people::*;
pub use platform::*;
pub use pushes::*;
pub use quotas::*;
pub use reconciliation::*;
pub use release::*;
pub use settings::*;
pub use tokens::*;
pub use wechat::*;

use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

/// A view and the moment it was made, so that both sides of hydration count from the same `now`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen<T> {
    /// When the request began.
    pub now: Timestamp,
    /// What was asked for.
    pub view: T,
}
