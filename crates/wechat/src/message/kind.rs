use secrecy::SecretString;

/// What a message is.
#[derive(Clone, Debug)]
pub enum MessageKind {
    /// Somebody wrote a text.
    Text {
        /// As written. The release check sends an authorization code in it (docs/wechat.md §6).
        content: SecretString,
    },
    /// Something happened at the account.
    Event(AccountEvent),
    /// A picture, a voice message, a place: anything else that somebody sent.
    Other {
        /// As sent, such as `image`.
        msg_type: String,
    },
}

/// What happened at an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountEvent {
    /// `weapp_audit_success`: a mini program's version passed the review.
    WeappAuditSuccess {
        /// When, in Unix seconds.
        at: Option<i64>,
    },
    /// `weapp_audit_fail`: it did not.
    WeappAuditFail {
        /// When, in Unix seconds.
        at: Option<i64>,
        /// Why, in WeChat's words.
        reason: Option<String>,
    },
    /// `weapp_audit_delay`: the review takes longer.
    WeappAuditDelay {
        /// When, in Unix seconds.
        at: Option<i64>,
        /// Why, in WeChat's words.
        reason: Option<String>,
    },
    /// `wxa_nickname_audit`: a new name was reviewed.
    NicknameAudit {
        /// 2: refused, 3: accepted.
        ret: Option<i64>,
        /// The name.
        nickname: Option<String>,
        /// Why it was refused, in WeChat's words.
        reason: Option<String>,
    },
    /// `debug_demo`: WeChat's own tool tries the message URL.
    DebugDemo {
        /// What the tool was given.
        debug_str: Option<String>,
    },
    /// Any other event.
    Other {
        /// As sent, such as `LOCATION`.
        event: String,
    },
}

impl AccountEvent {
    /// The `Event`, as WeChat spells it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::WeappAuditSuccess { .. } => "weapp_audit_success",
            Self::WeappAuditFail { .. } => "weapp_audit_fail",
            Self::WeappAuditDelay { .. } => "weapp_audit_delay",
            Self::NicknameAudit { .. } => "wxa_nickname_audit",
            Self::DebugDemo { .. } => "debug_demo",
            Self::Other { event } => event,
        }
    }
}
