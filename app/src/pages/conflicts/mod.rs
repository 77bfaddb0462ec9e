//! Conflicts: expected sets that are lacking, over all authorizers.

mod actions;
mod address;
mod detail;
mod evidence;
mod filters;
mod fresh;
mod list;
mod table;

pub use detail::ConflictPage;
pub use list::ConflictsPage;
pub use table::table as conflict_table;
