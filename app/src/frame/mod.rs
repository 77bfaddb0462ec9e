//! The frame around every page of the console: navigation, top bar.

mod bar;
mod framed;
mod lone;
mod menu;
mod nav;
mod preferences;

pub use framed::Framed;
pub use lone::Lone;
