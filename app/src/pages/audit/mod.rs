//! The audit trail: list, entry.

mod address;
mod changes;
mod entry;
mod filters;
mod list;
mod particulars;
mod reason;
#[cfg(test)]
mod said;
mod values;

pub use entry::AuditEntryPage;
pub use list::AuditPage;
