//! The process: configuration, command line, routes, layers, workers. It wires everything and decides nothing.
//!
//! [`Application::build`] puts the server together from [`config::Settings`]; [`cli::run`] does what the command line
//! asks for.
#![warn(missing_docs)]

mod application;
pub mod cli;
pub mod config;
pub mod database;
mod layers;
mod logging;
mod routes;
mod web;

pub use application::Application;
pub use web::Route;

/// Has TLS connections use ring. The first call counts; every process and every test makes one before anything else.
pub fn install_tls_provider() {
    // It fails only when a provider is installed already.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
