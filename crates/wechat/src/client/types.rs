use secrecy::SecretString;

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
#[derive(Clone, Debug)]
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

/// An account as WeChat describes it. What WeChat left out, or left empty, is `None`.
#[derive(Clone, Debug)]
pub struct AuthorizerInfo {
    /// The account; as asked for, where WeChat left it empty.
    pub authorizer_appid: String,
    /// What kind of account.
    pub kind: AccountKind,
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
    /// The refresh token as WeChat has it now.
    pub refresh_token: Option<SecretString>,
    /// The granted permission sets, ascending and each once; `None` when WeChat sent no list.
    pub func_info: Option<Vec<i64>>,
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
