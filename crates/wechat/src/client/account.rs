use std::collections::BTreeMap;

use secrecy::SecretString;

use super::{GrantedSet, Unknown};

/// An account as WeChat describes it. What WeChat left out, or left empty, is `None`.
#[derive(Clone, Debug)]
pub struct AuthorizerInfo {
    /// The account; as asked for, where WeChat left it empty. (Empty, where nobody asked: [`crate::Answer`].)
    pub authorizer_appid: String,
    /// What kind of account.
    pub kind: AccountKind,
    /// The `id` of what tells the kind, of 视频号, 小店, 带货助手 and 供货商; 0 is an ordinary one.
    pub kind_id: Option<i64>,
    /// The name that people see.
    pub nick_name: Option<String>,
    /// URL of the picture.
    pub head_img: Option<String>,
    /// The legal entity; `个人` for persons.
    pub principal_name: Option<String>,
    /// The original id, `gh_…`.
    pub user_name: Option<String>,
    /// The account's WeChat id.
    pub alias: Option<String>,
    /// URL of the account's QR code.
    pub qrcode_url: Option<String>,
    /// A mini program's introduction.
    pub signature: Option<String>,
    /// `service_type_info.id`; what it means depends on `kind` (docs/wechat.md §3.6).
    pub service_type: Option<i64>,
    /// `verify_type_info.id`; −1 is unverified, 0 verified.
    pub verify_type: Option<i64>,
    /// 1 normal, 14 closed, 16 banned, 18 warned, 19 frozen.
    pub account_status: Option<i64>,
    /// How a mini program was registered.
    pub register_type: Option<i64>,
    /// What an official account has opened; none of it is relied on by anybody.
    pub business_info: BTreeMap<String, bool>,
    /// Whether a phone number is on file.
    pub is_phone_configured: Option<bool>,
    /// Whether a mail address is on file.
    pub is_email_configured: Option<bool>,
    /// What only mini programs have.
    pub mini_program: Option<MiniProgramInfo>,
    /// The refresh token as WeChat has it now.
    pub refresh_token: Option<SecretString>,
    /// The granted permission sets, ascending and each once; `None` when WeChat sent no list.
    pub func_info: Option<Vec<i64>>,
    /// The entries of that list as they came.
    pub sets: Vec<GrantedSet>,
    /// What the answer says beside this.
    pub other: Unknown,
}

/// What only mini programs have. What WeChat left out is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MiniProgramInfo {
    /// The hosts that it may talk to, by kind: `RequestDomain`, `NewRequestDomain`, `WsRequestDomain` and more.
    pub network: BTreeMap<String, Vec<String>>,
    /// What it is for.
    pub categories: Vec<Category>,
}

/// What a mini program is for, in WeChat's two steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Such as `商业服务`.
    pub first: String,
    /// Such as `软件服务`; empty where WeChat leaves it out.
    pub second: String,
    /// What the entry says beside this.
    pub other: Unknown,
}

/// The kinds of account that can grant. WeChat tells them apart by which objects are present (docs/wechat.md §3.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AccountKind {
    /// 公众号: 订阅号 or 服务号.
    OfficialAccount,
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
