use secrecy::SecretString;

use super::{parse::Message, types::GrantEvent};

/// News about registering, verifying or filing a mini program (docs/wechat.md §5.5).
#[derive(Clone, Debug)]
pub struct Notice {
    /// The platform; empty when the message does not say.
    pub app_id: String,
    /// Unix seconds.
    pub create_time: Option<i64>,
    /// What it is about.
    pub kind: NoticeKind,
    /// The whole message. It may name people, hence a secret.
    pub xml: SecretString,
}

/// What the news is. What WeChat left out, or left empty, is `None`.
#[derive(Clone, Debug)]
pub enum NoticeKind {
    /// `notify_third_fasteregister`: a mini program was registered for a customer, or was not.
    FastRegister {
        /// The new account.
        appid: Option<String>,
        /// 0: done.
        status: Option<i64>,
        /// May be exchanged like that of a grant.
        auth_code: Option<SecretString>,
        /// In WeChat's words.
        msg: Option<String>,
        /// The entity's name.
        name: Option<String>,
    },
    /// `notify_third_fastregisterbetaapp`: a trial mini program was registered.
    FastRegisterBeta(Trial),
    /// `notify_third_fastverifybetaapp`: a trial mini program became a full one.
    FastVerifyBeta(Trial),
    /// `notify_icpfiling_verify_result`: somebody's face was checked for a filing.
    IcpVerify {
        /// WeChat's number of the check.
        task_id: Option<String>,
        /// The account.
        verify_appid: Option<String>,
        /// 2: failed, 3: passed.
        result: Option<i64>,
    },
    /// `notify_apply_icpfiling_result`: a filing went on.
    IcpApply {
        /// The account.
        authorizer_appid: Option<String>,
        /// Where it stands.
        beian_status: Option<i64>,
    },
    /// `notify_3rd_wxa_auth`: a verification went on.
    Verification {
        /// The account.
        appid: Option<String>,
        /// WeChat's number of it.
        task_id: Option<String>,
        /// 0, 6, 9 or 12.
        task_status: Option<i64>,
        /// 2 to 5.
        apply_status: Option<i64>,
        /// In WeChat's words.
        message: Option<String>,
    },
    /// `notify_3rd_wxa_wxverify`: a verification runs out.
    VerificationExpires {
        /// The account.
        appid: Option<String>,
        /// When, in Unix seconds.
        expired: Option<i64>,
        /// In WeChat's words.
        message: Option<String>,
    },
    /// `notify_3rd_wxa_auth_and_icp`: verification and filing in one went on.
    VerificationAndIcp {
        /// WeChat's number of it.
        procedure_id: Option<String>,
        /// Where it stands.
        procedure_status: Option<i64>,
    },
    /// `order_path_apply_result_notify`: which accounts took the path of an order centre.
    OrderPathApply(Vec<OrderPathResult>),
    /// `order_path_audit_result_notify`: what the review of such paths came to.
    OrderPathAudit(Vec<OrderPathResult>),
}

/// A trial mini program in the news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trial {
    /// The account.
    pub appid: Option<String>,
    /// 0: done.
    pub status: Option<i64>,
    /// In WeChat's words.
    pub msg: Option<String>,
    /// The number under which it was asked for.
    pub unique_id: Option<String>,
    /// The account's name.
    pub name: Option<String>,
}

/// What became of one account's order path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPathResult {
    /// The account.
    pub appid: Option<String>,
    /// `ret_code` (0: taken) or `status` (4: passed).
    pub status: Option<i64>,
    /// Why not, in WeChat's words.
    pub reason: Option<String>,
}

impl Notice {
    /// The grant that comes with a mini program that was registered for a customer: its code is exchanged like any other
    /// (docs/wechat.md §5.5).
    pub fn grant(&self) -> Option<GrantEvent> {
        let NoticeKind::FastRegister {
            appid: Some(appid),
            status: Some(0),
            auth_code: Some(code),
            ..
        } = &self.kind
        else {
            return None;
        };
        Some(GrantEvent {
            app_id: self.app_id.clone(),
            create_time: self.create_time,
            authorizer_appid: appid.clone(),
            authorization_code: code.clone(),
            authorization_code_expires_at: None,
            pre_auth_code: None,
        })
    }
}

impl NoticeKind {
    /// The `InfoType`, as WeChat spells it.
    #[must_use]
    pub fn info_type(&self) -> &'static str {
        match self {
            Self::FastRegister { .. } => "notify_third_fasteregister",
            Self::FastRegisterBeta(_) => "notify_third_fastregisterbetaapp",
            Self::FastVerifyBeta(_) => "notify_third_fastverifybetaapp",
            Self::IcpVerify { .. } => "notify_icpfiling_verify_result",
            Self::IcpApply { .. } => "notify_apply_icpfiling_result",
            Self::Verification { .. } => "notify_3rd_wxa_auth",
            Self::VerificationExpires { .. } => "notify_3rd_wxa_wxverify",
            Self::VerificationAndIcp { .. } => "notify_3rd_wxa_auth_and_icp",
            Self::OrderPathApply(_) => "order_path_apply_result_notify",
            Self::OrderPathAudit(_) => "order_path_audit_result_notify",
        }
    }

    /// The account that it is about, where it is about one.
    #[must_use]
    pub fn authorizer_appid(&self) -> Option<&str> {
        match self {
            Self::FastRegister { appid, .. }
            | Self::Verification { appid, .. }
            | Self::VerificationExpires { appid, .. } => appid.as_deref(),
            Self::FastRegisterBeta(trial) | Self::FastVerifyBeta(trial) => trial.appid.as_deref(),
            Self::IcpVerify { verify_appid, .. } => verify_appid.as_deref(),
            Self::IcpApply {
                authorizer_appid, ..
            } => authorizer_appid.as_deref(),
            Self::VerificationAndIcp { .. } | Self::OrderPathApply(_) | Self::OrderPathAudit(_) => {
                None
            }
        }
    }

    /// Reads the fields of a kind; `None` when there is no such kind.
    pub(super) fn read(info_type: &str, message: Message) -> Option<Self> {
        let text = |name: &str| message.optional(name);
        let number = |name: &str| message.number(name);
        Some(match info_type {
            "notify_third_fasteregister" => Self::FastRegister {
                appid: text("appid"),
                status: number("status"),
                auth_code: text("auth_code").map(SecretString::from),
                msg: text("msg"),
                name: message.inner("info").and_then(|info| info.optional("name")),
            },
            "notify_third_fastregisterbetaapp" => Self::FastRegisterBeta(trial(message)),
            "notify_third_fastverifybetaapp" => Self::FastVerifyBeta(trial(message)),
            "notify_icpfiling_verify_result" => Self::IcpVerify {
                task_id: text("task_id"),
                verify_appid: text("verify_appid"),
                result: number("result"),
            },
            "notify_apply_icpfiling_result" => Self::IcpApply {
                authorizer_appid: text("authorizer_appid"),
                beian_status: number("beian_status"),
            },
            "notify_3rd_wxa_auth" => Self::Verification {
                appid: text("appid"),
                task_id: text("taskid"),
                task_status: number("task_status"),
                apply_status: number("apply_status"),
                message: text("message"),
            },
            "notify_3rd_wxa_wxverify" => Self::VerificationExpires {
                appid: text("appid"),
                expired: number("expired"),
                message: text("message"),
            },
            "notify_3rd_wxa_auth_and_icp" => Self::VerificationAndIcp {
                procedure_id: text("procedure_id"),
                procedure_status: number("procedure_status"),
            },
            "order_path_apply_result_notify" => {
                Self::OrderPathApply(order_paths(message, "ret_code"))
            }
            "order_path_audit_result_notify" => {
                Self::OrderPathAudit(order_paths(message, "status"))
            }
            _ => return None,
        })
    }
}

fn trial(message: Message) -> Trial {
    let info = message.inner("info");
    let inner = |name: &str| info.as_ref().and_then(|info| info.optional(name));
    Trial {
        appid: message.optional("appid"),
        status: message.number("status"),
        msg: message.optional("msg"),
        unique_id: inner("unique_id"),
        name: inner("name"),
    }
}

fn order_paths(message: Message, status: &str) -> Vec<OrderPathResult> {
    let lists = message.groups("list");
    let read = |list: Message| OrderPathResult {
        appid: list.optional("appid"),
        status: list.number(status),
        reason: list.optional("reason"),
    };
    lists.map(read).collect()
}
