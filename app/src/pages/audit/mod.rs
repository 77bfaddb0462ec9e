//! The audit trail: list, entry.

mod address;
mod changes;
mod entry;
mod filters;
mod list;
mod particulars;
mod reason;

pub use entry::AuditEntryPage;
pub use list::AuditPage;
