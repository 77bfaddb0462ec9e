/// What becomes of the call that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Retry {
    /// The same call, a little later and further and further apart.
    Later,
    /// The same call, once, with a token that is not the one that failed.
    WithNewToken,
    /// Not before the limit is reset: the day turns in Shanghai, or somebody clears it.
    AfterReset,
    /// Once somebody has mended what the class names.
    WhenMended,
    /// Never: the same call cannot succeed.
    Never,
    /// There is no need: what it asks for is so already.
    NotNeeded,
}

/// What kind of trouble a failure is, hence who can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// WeChat is unwell or unreachable: the same call may succeed later.
    Transient,
    /// The token is no longer the newest: get a new one, call once more.
    StaleToken,
    /// The ticket is missing, foreign or older than twelve hours.
    Ticket,
    /// AppID, secret or release state of the platform.
    Configuration,
    /// Our outgoing address is not on the platform's list.
    Environment,
    /// A limit is used up until it is reset.
    Quota,
    /// The authorization code is used, foreign or expired: the customer starts again.
    Code,
    /// The account granted nothing (any more).
    NotGranted,
    /// The account granted something, but not the set that this needs.
    SetMissing,
    /// The refresh token is not valid: look it up in the authorizer list, or ask for a new grant.
    RefreshToken,
    /// The account itself is limited, frozen, closed or lacks the ability.
    Account,
    /// We asked in a way that WeChat does not understand.
    Bug,
    /// What was asked for is so already.
    Repeated,
    /// A code that is not in the table.
    Unknown,
}

impl Class {
    /// What becomes of a call that failed so.
    #[must_use]
    pub fn retry(self) -> Retry {
        match self {
            Self::Transient => Retry::Later,
            Self::StaleToken => Retry::WithNewToken,
            Self::Quota => Retry::AfterReset,
            Self::Ticket
            | Self::Configuration
            | Self::Environment
            | Self::NotGranted
            | Self::SetMissing
            | Self::RefreshToken
            | Self::Account => Retry::WhenMended,
            Self::Code | Self::Bug | Self::Unknown => Retry::Never,
            Self::Repeated => Retry::NotNeeded,
        }
    }

    /// A stable word for counters, logs and rows.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transient => "transient",
            Self::StaleToken => "stale_token",
            Self::Ticket => "ticket",
            Self::Configuration => "configuration",
            Self::Environment => "environment",
            Self::Quota => "quota",
            Self::Code => "code",
            Self::NotGranted => "not_granted",
            Self::SetMissing => "set_missing",
            Self::RefreshToken => "refresh_token",
            Self::Account => "account",
            Self::Bug => "bug",
            Self::Repeated => "repeated",
            Self::Unknown => "unknown",
        }
    }
}
