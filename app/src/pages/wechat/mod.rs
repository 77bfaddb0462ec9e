//! The connection to WeChat: what comes from it, what is asked of it.

mod ask;
mod health;
mod pushes;
mod tabs;

pub use health::HealthPage;
pub use pushes::{PushPage, PushesPage};
