//! Kinds of WeChat accounts, and which of them an authorization link lets the customer pick.

use serde::{Deserialize, Serialize};

/// The kind of an authorizer's account (`docs/wechat.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// 公众号 of the subscription kind, 订阅号.
    Subscription,
    /// 服务号.
    Service,
    /// 小程序.
    MiniProgram,
    /// 视频号.
    Channels,
    /// 微信小店.
    Store,
    /// 带货助手.
    Talent,
    /// 供货商.
    Supplier,
}

impl AccountKind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Subscription,
        Self::Service,
        Self::MiniProgram,
        Self::Channels,
        Self::Store,
        Self::Talent,
        Self::Supplier,
    ];

    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Subscription => "subscription",
            Self::Service => "service",
            Self::MiniProgram => "mini_program",
            Self::Channels => "channels",
            Self::Store => "store",
            Self::Talent => "talent",
            Self::Supplier => "supplier",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The family whose permission sets this account can be asked for.
    #[must_use]
    pub const fn family(self) -> SetFamily {
        match self {
            Self::Subscription | Self::Service => SetFamily::OfficialAccount,
            Self::MiniProgram | Self::Store => SetFamily::MiniProgram,
            Self::Channels => SetFamily::Channels,
            Self::Talent => SetFamily::Talent,
            Self::Supplier => SetFamily::Supplier,
        }
    }
}

/// The table of WeChat's that a permission set stands in: what kind of account can grant it (`docs/wechat.md` §7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SetFamily {
    /// 公众号 and 服务号.
    OfficialAccount,
    /// 小程序 and 微信小店.
    MiniProgram,
    /// 视频号.
    Channels,
    /// 带货助手.
    Talent,
    /// 供货商.
    Supplier,
}

/// WeChat's `auth_type`: which accounts the customer may pick (`docs/wechat.md` §4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthType {
    /// 1: 公众号 and 服务号.
    OfficialAccounts,
    /// 2: 小程序.
    MiniPrograms,
    /// 3: both of them.
    Both,
    /// 4: 小程序推客.
    MiniProgramPromoter,
    /// 5: 视频号.
    Channels,
    /// 6: 公众号, 小程序 and 视频号.
    All,
    /// 8: 带货助手.
    Talent,
}

impl AuthType {
    /// Every type that WeChat documents, the usual ones first.
    pub const ALL: [Self; 7] = [
        Self::Both,
        Self::OfficialAccounts,
        Self::MiniPrograms,
        Self::Channels,
        Self::All,
        Self::MiniProgramPromoter,
        Self::Talent,
    ];

    /// WeChat's number for it.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::OfficialAccounts => 1,
            Self::MiniPrograms => 2,
            Self::Both => 3,
            Self::MiniProgramPromoter => 4,
            Self::Channels => 5,
            Self::All => 6,
            Self::Talent => 8,
        }
    }

    /// From WeChat's number.
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|auth_type| auth_type.number() == number)
    }

    /// The type of a link for one account of this kind; none is documented for suppliers.
    #[must_use]
    pub const fn for_kind(kind: AccountKind) -> Option<Self> {
        match kind {
            AccountKind::Subscription | AccountKind::Service => Some(Self::OfficialAccounts),
            AccountKind::MiniProgram | AccountKind::Store => Some(Self::MiniPrograms),
            AccountKind::Channels => Some(Self::Channels),
            AccountKind::Talent => Some(Self::Talent),
            AccountKind::Supplier => None,
        }
    }

    /// Whether a set of this family can be granted over such a link. The sets of 小程序推客 are those of mini programs.
    #[must_use]
    pub const fn offers(self, family: SetFamily) -> bool {
        match self {
            Self::OfficialAccounts => matches!(family, SetFamily::OfficialAccount),
            Self::MiniPrograms | Self::MiniProgramPromoter => {
                matches!(family, SetFamily::MiniProgram)
            }
            Self::Both => matches!(family, SetFamily::OfficialAccount | SetFamily::MiniProgram),
            Self::Channels => matches!(family, SetFamily::Channels),
            Self::All => {
                matches!(
                    family,
                    SetFamily::OfficialAccount | SetFamily::MiniProgram | SetFamily::Channels
                )
            }
            Self::Talent => matches!(family, SetFamily::Talent),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_codes_lead_back() {
        for auth_type in AuthType::ALL {
            assert_eq!(AuthType::from_number(auth_type.number()), Some(auth_type));
        }
        assert_eq!(AuthType::from_number(7), None, "7 is not documented");
        for kind in AccountKind::ALL {
            assert_eq!(AccountKind::from_code(kind.code()), Some(kind));
            let auth_type = AuthType::for_kind(kind);
            assert!(auth_type.is_none_or(|auth_type| auth_type.offers(kind.family())));
        }
    }
}
