//! Calls to WeChat: which APIs there are, and how a call ended.

use serde::{Deserialize, Serialize};

/// An API of WeChat's that is called here, by its path (`docs/wechat.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Api {
    /// Its path, which begins with a slash.
    pub path: &'static str,
    /// Its calls carry the account's own token and count against the account's quota, not the platform's.
    pub of_account: bool,
    /// It is there to look at quotas or to clear them: nothing keeps it from being called.
    pub of_quotas: bool,
}

impl Api {
    /// Those that count against the platform's quota.
    const fn of_platform(path: &'static str) -> Self {
        Self {
            path,
            of_account: false,
            of_quotas: false,
        }
    }

    /// Those that count against an account's quota.
    const fn of_account(path: &'static str) -> Self {
        Self {
            of_account: true,
            ..Self::of_platform(path)
        }
    }

    /// Those about quotas.
    const fn of_quotas(path: &'static str) -> Self {
        Self {
            of_quotas: true,
            ..Self::of_platform(path)
        }
    }

    /// The API with this path.
    #[must_use]
    pub fn find(path: &str) -> Option<Self> {
        APIS.into_iter().find(|api| api.path == path)
    }

    /// How often it may be called a day, as far as that has been read anywhere (`docs/wechat.md` §3.9).
    #[must_use]
    pub fn known_limit(&self) -> Option<i64> {
        (self.path == COMPONENT_TOKEN).then_some(10_000)
    }

    /// The last part of its path, by which it is known.
    #[must_use]
    pub fn name(path: &str) -> &str {
        path.rsplit('/').next().unwrap_or(path)
    }
}

/// The API that fetches the platform's token.
pub const COMPONENT_TOKEN: &str = "/cgi-bin/component/api_component_token";
/// The API that mints a code for a customer's press.
pub const PRE_AUTH_CODE: &str = "/cgi-bin/component/api_create_preauthcode";
/// The API that renews an account's token.
pub const AUTHORIZER_TOKEN: &str = "/cgi-bin/component/api_authorizer_token";

/// Every API that is called.
pub const APIS: [Api; 15] = [
    Api::of_platform(COMPONENT_TOKEN),
    Api::of_platform("/cgi-bin/component/api_start_push_ticket"),
    Api::of_platform(PRE_AUTH_CODE),
    Api::of_platform("/cgi-bin/component/api_query_auth"),
    Api::of_platform(AUTHORIZER_TOKEN),
    Api::of_platform("/cgi-bin/component/api_get_authorizer_info"),
    Api::of_platform("/cgi-bin/component/api_get_authorizer_list"),
    Api::of_platform("/cgi-bin/component/api_get_authorizer_option"),
    Api::of_platform("/cgi-bin/component/api_set_authorizer_option"),
    Api::of_account("/cgi-bin/component/get_authorizer_option"),
    Api::of_account("/cgi-bin/component/set_authorizer_option"),
    Api::of_account("/cgi-bin/message/custom/send"),
    Api::of_quotas("/cgi-bin/openapi/quota/get"),
    Api::of_quotas("/cgi-bin/clear_quota"),
    Api::of_quotas("/cgi-bin/component/clear_quota/v2"),
];

macro_rules! outcomes {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// How a call ended: well, or with which kind of trouble.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum CallOutcome { $($(#[$doc])* $name,)* }

        impl CallOutcome {
            /// Every outcome.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As it is stored.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// From what [`Self::code`] wrote.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

outcomes! {
    /// WeChat did what it was asked.
    Done = "done",
    /// No whole answer, or one that is not WeChat's protocol.
    Unreachable = "unreachable",
    /// WeChat is unwell, or wants to be called more slowly.
    Transient = "transient",
    /// The token is not the newest.
    StaleToken = "stale_token",
    /// The ticket is missing, foreign or too old.
    Ticket = "ticket",
    /// AppID, secret or release state of the platform.
    Configuration = "configuration",
    /// Our outgoing address is not on the platform's list.
    Environment = "environment",
    /// A limit is used up.
    Quota = "quota",
    /// The authorization code is used, foreign or expired.
    Code = "code",
    /// The account granted nothing (any more).
    NotGranted = "not_granted",
    /// The account granted something, but not the set that this needs.
    SetMissing = "set_missing",
    /// The refresh token is not valid.
    RefreshToken = "refresh_token",
    /// The account itself is limited, frozen, closed or lacks the ability.
    Account = "account",
    /// We asked in a way that WeChat does not understand.
    Bug = "bug",
    /// What was asked for was so already.
    Repeated = "repeated",
    /// An error code that is not in the table.
    Unknown = "unknown",
}

impl CallOutcome {
    /// Whether WeChat did not do what it was asked.
    #[must_use]
    pub fn is_failure(self) -> bool {
        self != Self::Done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_paths_are_found_again() {
        for outcome in CallOutcome::ALL {
            assert_eq!(CallOutcome::from_code(outcome.code()), Some(*outcome));
        }
        for api in APIS {
            assert_eq!(Api::find(api.path), Some(api));
        }
        assert_eq!(Api::find("/cgi-bin/none"), None);
        assert_eq!(Api::name(COMPONENT_TOKEN), "api_component_token");
        assert_eq!(CallOutcome::from_code("ok"), None);
    }
}
