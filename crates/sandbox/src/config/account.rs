/// An account whose administrator can grant.
#[derive(Clone, Debug)]
pub struct AccountConfig {
    /// `wx` and 16 hex digits.
    pub appid: String,
    /// The original id, `gh_…`.
    pub user_name: String,
    /// The name that people see.
    pub nick_name: String,
    /// The legal entity; `个人` for persons.
    pub principal_name: String,
    /// What kind of account.
    pub kind: AccountKind,
    /// `verify_type_info.id`: −1 unverified, 0 verified.
    pub verify_type: i64,
    /// A mini program's introduction.
    pub signature: String,
    /// The sets that the account has the abilities for.
    pub sets: Vec<i64>,
}

/// The kinds of account in the sandbox (docs/wechat.md §3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountKind {
    /// 订阅号.
    Subscription,
    /// 服务号.
    Service,
    /// 小程序.
    MiniProgram,
    /// 视频号.
    Channels,
    /// 带货助手.
    Talent,
}

impl AccountKind {
    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Subscription => "订阅号",
            Self::Service => "服务号",
            Self::MiniProgram => "小程序",
            Self::Channels => "视频号",
            Self::Talent => "带货助手",
        }
    }

    /// `service_type_info.id`.
    pub(crate) fn service_type(self) -> i64 {
        match self {
            Self::Service => 2,
            Self::Subscription | Self::MiniProgram | Self::Channels | Self::Talent => 0,
        }
    }

    /// Whether a link with this `auth_type` offers the account (docs/wechat.md §4.1).
    pub(crate) fn is_offered_by(self, auth_type: wechat::AuthType) -> bool {
        use wechat::AuthType::*;
        match auth_type {
            OfficialAccounts => matches!(self, Self::Subscription | Self::Service),
            MiniPrograms => self == Self::MiniProgram,
            OfficialAccountsAndMiniPrograms => {
                matches!(self, Self::Subscription | Self::Service | Self::MiniProgram)
            }
            Channels => self == Self::Channels,
            All => self != Self::Talent,
            Talents => self == Self::Talent,
            Referrers => false,
        }
    }
}
