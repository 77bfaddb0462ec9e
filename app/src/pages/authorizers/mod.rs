//! Authorizers: list and page.

mod address;
mod assign;
mod detail;
mod facts;
mod history;
mod lacking;
mod list;
mod notices;
mod token;

pub use detail::AuthorizerPage;
pub use list::AuthorizersPage;
