//! The control page: who holds what, what was pushed, and buttons.

mod act;
mod faults;
mod grant;
mod notices;
mod overview;
mod release;
mod routes;
mod tables;

pub(super) use routes::routes;
