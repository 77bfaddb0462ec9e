//! A platform's settings: what it is, what WeChat must know of us, how far the set-up is.

mod enter;
mod fields;
mod new;
mod page;
mod pairs;
mod steps;

pub use new::NewPlatformPage;
pub use page::SettingsPage;
