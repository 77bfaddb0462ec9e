//! Authorizers (授权方): the accounts in the book, and how it stands with each.

use serde::{Deserialize, Serialize};

/// Whether the account's grant to us is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GrantStatus {
    /// Granted.
    Authorized,
    /// WeChat does not know the grant any more, though no push said that it was revoked: it counts as none until it is seen
    /// again. Tokens and sets stay as they were, and are not renewed.
    Suspected,
    /// The customer revoked it; the history stays.
    Unauthorized,
}

impl GrantStatus {
    /// Every status.
    pub const ALL: [Self; 3] = [Self::Authorized, Self::Suspected, Self::Unauthorized];

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Authorized => "authorized",
            Self::Suspected => "suspected",
            Self::Unauthorized => "unauthorized",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// Whose the account is, as far as we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It belongs to a customer.
    Assigned,
    /// No link explains its grant: staff decide whose it is.
    Unassigned,
    /// It came by a link that was meant for another account, or it belongs to another customer: staff decide.
    WrongAccount,
    /// Staff put the decision aside for good.
    Ignored,
}

impl Standing {
    /// Every standing.
    pub const ALL: [Self; 4] = [
        Self::Assigned,
        Self::Unassigned,
        Self::WrongAccount,
        Self::Ignored,
    ];

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Unassigned => "unassigned",
            Self::WrongAccount => "wrong_account",
            Self::Ignored => "ignored",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|standing| standing.code() == code)
    }

    /// Whether staff are asked to decide.
    #[must_use]
    pub const fn waits(self) -> bool {
        matches!(self, Self::Unassigned | Self::WrongAccount)
    }
}

/// WeChat's `account_status` (`docs/wechat.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// 1 正常.
    Normal,
    /// 14 已注销.
    Cancelled,
    /// 16 已封禁.
    Banned,
    /// 18 已告警.
    Warned,
    /// 19 已冻结.
    Frozen,
    /// A number that WeChat has not documented.
    Other(i64),
}

impl AccountStatus {
    /// WeChat's number for it.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Normal => 1,
            Self::Cancelled => 14,
            Self::Banned => 16,
            Self::Warned => 18,
            Self::Frozen => 19,
            Self::Other(number) => number,
        }
    }

    /// From WeChat's number.
    #[must_use]
    pub const fn from_number(number: i64) -> Self {
        match number {
            1 => Self::Normal,
            14 => Self::Cancelled,
            16 => Self::Banned,
            18 => Self::Warned,
            19 => Self::Frozen,
            other => Self::Other(other),
        }
    }
}

/// How we learned what a snapshot says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SnapshotSource {
    /// The exchange of a code that the customer's browser brought.
    Callback,
    /// The exchange of a code that an `authorized` push brought.
    AuthorizedPush,
    /// The exchange of a code that an `updateauthorized` push brought.
    UpdatePush,
    /// An `unauthorized` push: nothing is granted any more.
    UnauthorizedPush,
    /// A comparison of the book with what WeChat says: no push had told of it.
    Reconciliation,
}

impl SnapshotSource {
    /// Every source.
    pub const ALL: [Self; 5] = [
        Self::Callback,
        Self::AuthorizedPush,
        Self::UpdatePush,
        Self::UnauthorizedPush,
        Self::Reconciliation,
    ];

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Callback => "callback",
            Self::AuthorizedPush => "authorized_push",
            Self::UpdatePush => "update_push",
            Self::UnauthorizedPush => "unauthorized_push",
            Self::Reconciliation => "reconciliation",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}
