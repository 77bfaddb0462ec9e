//! Attempts: one press of a link's button, the unit of exactly-once.

use serde::{Deserialize, Serialize};

/// Where an attempt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptState {
    /// A pre_auth_code was minted and the customer sent to WeChat.
    Minted,
    /// The authorization code is here, by callback or push; the exchange is due, or is tried again while the code lives.
    Returned,
    /// Exchanged, and the grant stands in the book.
    Settled,
    /// Given up: the reason says why.
    Failed,
}

impl AttemptState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Minted, Self::Returned, Self::Settled, Self::Failed];

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Minted => "minted",
            Self::Returned => "returned",
            Self::Settled => "settled",
            Self::Failed => "failed",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Which of WeChat's two authorization pages a customer is sent to (`docs/wechat.md` §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PressForm {
    /// The PC page, which shows a QR code to scan.
    Pc,
    /// The page for WeChat's own browser.
    H5,
}

impl PressForm {
    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pc => "pc",
            Self::H5 => "h5",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Pc, Self::H5]
            .into_iter()
            .find(|form| form.code() == code)
    }
}

/// Which signal an authorization code came by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// The customer's browser came back.
    Callback,
    /// WeChat pushed it.
    Push,
}

impl Via {
    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Callback => "callback",
            Self::Push => "push",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Callback, Self::Push]
            .into_iter()
            .find(|via| via.code() == code)
    }
}

/// Why an attempt, a renewal or a press came to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// What kind of failure it was.
    pub kind: FailureKind,
    /// WeChat's error code, when WeChat answered with one.
    pub errcode: Option<i64>,
    /// WeChat's request id, which its diagnosis tool takes.
    pub rid: Option<String>,
}

impl Failure {
    /// A failure without an answer of WeChat's.
    #[must_use]
    pub const fn of(kind: FailureKind) -> Self {
        Self {
            kind,
            errcode: None,
            rid: None,
        }
    }

    /// Whether it is the failure that happened `last`, once more: no news.
    #[must_use]
    pub fn repeats(&self, last: Option<&Self>) -> bool {
        last.is_some_and(|last| last.kind == self.kind && last.errcode == self.errcode)
    }
}

/// The kinds of failure that people are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// WeChat refused the authorization code: used, of another account, or not a code.
    CodeRefused,
    /// The authorization code was too old, or grew too old while WeChat did not answer.
    CodeExpired,
    /// WeChat answered with another error code.
    Refused,
    /// WeChat could not be reached, or answered with something that is not its protocol.
    Unreachable,
    /// The platform has no usable ticket, so no component token.
    NoTicket,
    /// The API's calls of the day are used up: WeChat said so, or was not asked because it had said so before.
    Paused,
    /// Something on our side, which the log tells of.
    Internal,
}

impl FailureKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::CodeRefused,
        Self::CodeExpired,
        Self::Refused,
        Self::Unreachable,
        Self::NoTicket,
        Self::Paused,
        Self::Internal,
    ];

    /// Whether the authorization code is dead: trying it again is no use.
    #[must_use]
    pub const fn ends_code(self) -> bool {
        matches!(self, Self::CodeRefused | Self::CodeExpired)
    }

    /// Whether it says nothing of what was asked for: asked again later, it may be answered.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Unreachable | Self::Paused)
    }

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::CodeRefused => "code_refused",
            Self::CodeExpired => "code_expired",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::NoTicket => "no_ticket",
            Self::Paused => "paused",
            Self::Internal => "internal",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
