//! One's own account.

mod page;
mod sessions;

pub use page::AccountPage;
