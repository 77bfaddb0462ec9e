//! The audit trail.

mod changes;
mod list;
mod particulars;
mod reason;

pub use list::AuditPage;
