use secrecy::SecretString;

use super::{GrantedSet, Unknown};

/// The platform's own token.
#[derive(Clone, Debug)]
pub struct ComponentToken {
    /// Put into every call for the platform.
    pub token: SecretString,
    /// Seconds that it lives.
    pub expires_in_s: i64,
}

/// What WeChat said when it was asked to push tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PushTicketState {
    /// It had stopped, and starts again.
    Restarted,
    /// It was pushing all along.
    WasRunning,
}

/// The code of one authorization attempt.
#[derive(Clone, Debug)]
pub struct PreAuthCode {
    /// Verbatim, prefix included.
    pub code: SecretString,
    /// Seconds that it lives; 600 when WeChat does not say.
    pub expires_in_s: i64,
}

/// What a code was exchanged for.
#[derive(Clone, Debug, Default)]
pub struct Authorization {
    /// The account.
    pub authorizer_appid: String,
    /// The account's token; only accounts with API abilities have one.
    pub access_token: Option<SecretString>,
    /// Seconds that the token lives.
    pub expires_in_s: Option<i64>,
    /// The long-lived token; WeChat's odd empty one reads as none.
    pub refresh_token: Option<SecretString>,
    /// The granted permission sets, ascending and each once; `None` when WeChat sent no list.
    pub func_info: Option<Vec<i64>>,
    /// The entries of that list as they came.
    pub sets: Vec<GrantedSet>,
    /// What the answer says beside this.
    pub other: Unknown,
}

/// A refreshed token of an account.
#[derive(Clone, Debug)]
pub struct AuthorizerToken {
    /// The account's new token.
    pub access_token: SecretString,
    /// Seconds that it lives.
    pub expires_in_s: i64,
    /// The refresh token to keep from now on; usually the same. `None` when WeChat sent none.
    pub refresh_token: Option<SecretString>,
}
