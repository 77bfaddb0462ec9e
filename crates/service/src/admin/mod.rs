//! What the operator does at the command line.

mod error;
mod platforms;
mod registration;
mod staff;

pub use error::AdminError;
pub use registration::Registration;
