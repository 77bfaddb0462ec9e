use std::{io, path::PathBuf};

use crate::ScriptError;

/// Why the sandbox cannot do what it was told.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// No such slug or `component_appid`.
    #[error("there is no platform {0}")]
    UnknownPlatform(String),
    /// No such AppID.
    #[error("there is no account {0}")]
    UnknownAccount(String),
    /// The account granted the platform nothing.
    #[error("{account} has granted nothing to {platform}")]
    NotGranted {
        /// The platform, as asked for.
        platform: String,
        /// The account.
        account: String,
    },
    /// Nothing of what was asked for can be granted.
    #[error("none of these permission sets can be granted by {0}")]
    NothingToGrant(String),
    /// It cannot be told so.
    #[error("this cannot be pushed: {0}")]
    Notice(String),
    /// The code is not one that can be used.
    #[error("the pre_auth_code cannot be used: {0}")]
    PreAuthCode(&'static str),
    /// No such push.
    #[error("there is no push {0}")]
    UnknownPush(u64),
    /// A platform's `EncodingAESKey` or base URL is wrong.
    #[error("the configuration is wrong: {0}")]
    Config(String),
    /// A script cannot be read, or names what is not there.
    #[error("{0}")]
    Script(#[source] ScriptError),
    /// The state file cannot be read or written.
    #[error("the state file {path} cannot be used")]
    State {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        source: io::Error,
    },
}
