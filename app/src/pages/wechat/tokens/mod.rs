//! How it stands with tokens, and renewing them at once.

mod component;
mod list;
mod table;

pub use list::TokensPage;
