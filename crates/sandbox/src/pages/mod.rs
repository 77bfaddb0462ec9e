//! What people see. Plain HTML forms, no scripts.

mod authorize;
mod avatar;
mod control;
mod html;
mod routes;

pub(crate) use routes::{not_found, routes};
