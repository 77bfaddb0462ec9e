//! What the operator does at the command line.

mod error;
mod platforms;
mod registration;
mod staff;

pub use error::AdminError;
pub(crate) use platforms::insert;
pub use registration::Registration;
pub(crate) use registration::new_platform;
