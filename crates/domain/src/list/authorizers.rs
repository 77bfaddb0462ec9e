use serde::{Deserialize, Serialize};

use super::Cursor;
use crate::{
    account::AccountKind,
    authorizer::{GrantStatus, Standing},
    ids::CustomerId,
};

/// A view of the authorizers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorizerView {
    /// All of them.
    #[default]
    All,
    /// Those that lack an expected set.
    Lacking,
    /// Those that no link explains, and those from the wrong account.
    Unassigned,
    /// Those whose grant WeChat does not know any more, though nobody said that it was revoked.
    Suspected,
    /// Those whose grant was revoked.
    Unauthorized,
}

impl AuthorizerView {
    /// Every view.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Lacking,
        Self::Unassigned,
        Self::Suspected,
        Self::Unauthorized,
    ];

    /// As it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Lacking => "lacking",
            Self::Unassigned => "unassigned",
            Self::Suspected => "suspected",
            Self::Unauthorized => "unauthorized",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// Which authorizers to list, newest grant first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AuthorizerFilter {
    /// Which view.
    pub view: AuthorizerView,
    /// Only those with this in name, principal or 微信号, or whose AppID or 原始ID begins with it.
    pub q: Option<String>,
    /// Only those whose grant stands like this.
    pub status: Option<GrantStatus>,
    /// Only accounts of this kind.
    pub kind: Option<AccountKind>,
    /// Only those of this customer.
    pub customer: Option<CustomerId>,
    /// Only those of whose owner this is known.
    pub standing: Option<Standing>,
    /// Only those that grant this set.
    pub held: Option<i64>,
    /// Only those that lack this set.
    pub missing: Option<i64>,
    /// Only those with this tag.
    pub tag: Option<String>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}
