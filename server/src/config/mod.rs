//! How the process is told what to do: built-in values, then a file, then the environment, then flags; the later wins.

mod keys;
mod load;
mod origin;
mod problem;
mod settings;
#[cfg(test)]
mod tests;

pub use keys::{KEYS, Key, Overrides};
pub use load::load;
pub use origin::Origin;
pub use problem::ConfigError;
pub(crate) use settings::sqlite_file;
pub use settings::{LogFormat, LogSettings, Settings, WechatSettings};
