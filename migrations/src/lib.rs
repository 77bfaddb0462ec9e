//! The truth of the schema: migrations written by hand, for SQLite and PostgreSQL.
//!
//! An upgrade is one transaction: all of its migrations happen, or none. It holds a lock (on PostgreSQL an advisory
//! one), so that nodes which start at once do not race. A database that a newer program has migrated is refused.
#![warn(missing_docs)]

mod dialect;
mod error;
mod run;
mod steps;

pub use error::MigrationError;
pub use run::{connect, pending, up};
/// A connection that migrations run over.
pub use sea_orm_migration::sea_orm::DatabaseConnection as Connection;
