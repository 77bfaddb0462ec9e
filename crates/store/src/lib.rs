//! The database: SQLite or PostgreSQL, the only room with SQL.
//!
//! [`Store`] reads through two doors. [`Store::platform`] reaches the rows of one platform: an id of another is *not
//! found* there. [`Store::system`] is for what cannot know its platform yet: sign-in, the secrets in URLs, workers.
//! Changes go through a transaction, [`Store::begin`], which has the same two doors and writes the audit trail; what
//! stands alone by nature (leases, the inbox of pushes, counters) can also be done outside of one.
//!
//! Times and ids come from the caller. Secrets are sealed before they reach a row, each bound to its table, column and
//! row, and handed out as [`secrecy::SecretString`]s.
#![warn(missing_docs)]

mod connect;
mod decode;
mod dialect;
mod entities;
mod error;
mod failure;
mod inbox;
mod insert;
mod keys;
mod lease;
mod platform;
mod rows;
mod store;
mod system;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod tx;

pub use error::{DbFailure, StoreError};
pub use keys::{KeyOrigin, MasterKey};
pub use platform::{Decision, PlatformStore, PlatformTx};
pub use rows::*;
pub use store::Store;
pub use system::{Lane, Pending, SESSIONS, SystemStore, SystemTx, session_id};
pub use tx::Tx;

/// What every method of the store answers with.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
