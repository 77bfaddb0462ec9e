//! The handle that programs and pages use.

mod acts;
mod core;
mod customer;
mod drive;
mod knobs;
mod look;
mod truth;

pub use core::Sandbox;
pub use truth::TrueGrant;
