//! The use cases behind the traits of `console`, and those that no person starts: pushes, the exchange of codes,
//! the keeping of tokens.
//!
//! [`Service`] holds what they need. No call to WeChat happens inside a database transaction; every change commits
//! together with its entry in the audit trail.
#![warn(missing_docs)]

mod account;
pub mod admin;
mod audit;
mod calls;
mod clock;
mod core;
mod customer;
mod doors;
mod entropy;
#[cfg(feature = "failpoints")]
pub mod failpoint;
#[cfg(not(feature = "failpoints"))]
mod failpoint;
mod failure;
mod heartbeat;
mod join;
mod keeper;
mod limits;
#[cfg(feature = "measuring")]
pub mod measuring;
mod password;
mod platform;
mod push;
mod qr;
mod reconcile;
mod registration;
mod release;
mod settle;
mod sign_in;
mod staff;
mod visitor;
mod wait;
mod workers;

pub use clock::{Clock, SystemClock};
pub use core::{Deps, Service};
pub use push::PushAnswer;
