//! What the sandbox's world is made of before anything happens in it.

mod account;
mod platform;
mod sample;
mod sets;
mod settings;

pub use account::{AccountConfig, AccountKind};
pub use platform::PlatformConfig;
pub use sample::SAMPLE_CUSTOMERS;
pub use sets::set_name;
pub use settings::{Clock, Config, Mover, system_clock};

pub(crate) use platform::domain_of;
pub(crate) use sets::is_exclusive;
