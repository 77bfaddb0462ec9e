//! What people see: pages, UI kit, locales, server functions. Compiled twice: for the server (feature `ssr`) and for
//! the browser (feature `hydrate`).
//!
//! The server hands everything over in one value, [`context::PageContext`], and renders [`shell::shell`]. Pages never
//! see SQL, HTTP clients or secrets: server functions in [`api`] ask the desks of `console`.

pub mod api;
pub mod assets;
pub mod codec;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod customer;
pub mod data;
pub mod error;
pub mod form;
mod frame;
pub mod lazy;
pub mod load;
pub mod locales;
mod pages;
pub mod paths;
pub mod prefs;
#[cfg(feature = "ssr")]
pub mod respond;
mod routes;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod ui;
mod web;

pub use pages::AREAS;
pub use routes::App;
