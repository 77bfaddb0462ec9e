//! The handle that programs and pages use.

mod acts;
mod core;
mod knobs;
mod look;

pub use core::Sandbox;
