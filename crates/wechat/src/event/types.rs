use secrecy::SecretString;

use super::Notice;

/// A message with an `InfoType`. Secrets in it are not shown by Debug.
#[derive(Clone, Debug)]
pub enum Event {
    /// `component_verify_ticket`: about every ten minutes, valid for twelve hours.
    ComponentVerifyTicket {
        /// The platform.
        app_id: String,
        /// Unix seconds.
        create_time: Option<i64>,
        /// The ticket, prefix included.
        ticket: SecretString,
    },
    /// `authorized`: an account was granted.
    Authorized(GrantEvent),
    /// `updateauthorized`: the granted sets changed. Not sent when they did not.
    UpdateAuthorized(GrantEvent),
    /// `unauthorized`: the account's administrator took the grant back. There is no code to exchange.
    Unauthorized {
        /// The platform.
        app_id: String,
        /// Unix seconds.
        create_time: Option<i64>,
        /// The account.
        authorizer_appid: String,
    },
    /// News about registering, verifying or filing a mini program.
    Notice(Notice),
    /// Any other `InfoType`; logged and answered `success`.
    Unknown {
        /// The platform; empty when the message does not say.
        app_id: String,
        /// Unix seconds.
        create_time: Option<i64>,
        /// As sent.
        info_type: String,
        /// The whole message. Some kinds carry an auth code, hence a secret.
        xml: SecretString,
    },
}

/// The fields of `authorized` and `updateauthorized`.
#[derive(Clone, Debug)]
pub struct GrantEvent {
    /// The platform.
    pub app_id: String,
    /// Unix seconds.
    pub create_time: Option<i64>,
    /// The account.
    pub authorizer_appid: String,
    /// To be exchanged with `api_query_auth`.
    pub authorization_code: SecretString,
    /// Unix seconds, usually an hour after `create_time`; `None` when it is missing or not a number.
    pub authorization_code_expires_at: Option<i64>,
    /// The code of the link that led here, verbatim.
    pub pre_auth_code: Option<SecretString>,
}

impl Event {
    /// The `InfoType`, as WeChat spells it.
    pub fn info_type(&self) -> &str {
        match self {
            Self::ComponentVerifyTicket { .. } => "component_verify_ticket",
            Self::Authorized(_) => "authorized",
            Self::UpdateAuthorized(_) => "updateauthorized",
            Self::Unauthorized { .. } => "unauthorized",
            Self::Notice(notice) => notice.kind.info_type(),
            Self::Unknown { info_type, .. } => info_type,
        }
    }

    /// When WeChat made the event, in Unix seconds.
    pub fn create_time(&self) -> Option<i64> {
        match self {
            Self::Authorized(grant) | Self::UpdateAuthorized(grant) => grant.create_time,
            Self::Notice(notice) => notice.create_time,
            Self::ComponentVerifyTicket { create_time, .. }
            | Self::Unauthorized { create_time, .. }
            | Self::Unknown { create_time, .. } => *create_time,
        }
    }

    /// The platform that the event names.
    pub fn app_id(&self) -> &str {
        match self {
            Self::Authorized(grant) | Self::UpdateAuthorized(grant) => &grant.app_id,
            Self::Notice(notice) => &notice.app_id,
            Self::ComponentVerifyTicket { app_id, .. }
            | Self::Unauthorized { app_id, .. }
            | Self::Unknown { app_id, .. } => app_id,
        }
    }

    /// The account that the event is about, where it is about one.
    pub fn authorizer_appid(&self) -> Option<&str> {
        match self {
            Self::Authorized(grant) | Self::UpdateAuthorized(grant) => {
                Some(&grant.authorizer_appid)
            }
            Self::Unauthorized {
                authorizer_appid, ..
            } => Some(authorizer_appid),
            Self::Notice(notice) => notice.kind.authorizer_appid(),
            Self::ComponentVerifyTicket { .. } | Self::Unknown { .. } => None,
        }
    }
}
