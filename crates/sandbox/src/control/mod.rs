//! The control API, for tests in other languages. The crate's front page lists it.

mod customer;
mod grants;
mod platforms;
mod pushes;
mod reply;
mod routes;
mod state;
mod world;

pub(crate) use routes::routes;
