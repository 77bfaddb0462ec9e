//! Authorizers: list and page.

mod address;
mod assign;
mod detail;
mod facts;
mod filters;
mod history;
mod lacking;
mod list;
mod notices;
mod options;
mod queue;
mod remarks;
mod token;

pub use detail::AuthorizerPage;
pub use list::AuthorizersPage;
