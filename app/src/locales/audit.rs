//! The audit vocabulary in words.

use domain::audit::{Action, ActorKind, ObjectKind, Outcome};

use crate::prefs::Lang;

const fn choose(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What was done.
#[must_use]
pub const fn action(lang: Lang, action: Action) -> &'static str {
    match action {
        Action::SignIn => choose(lang, "登录", "Sign in"),
        Action::SignOut => choose(lang, "退出登录", "Sign out"),
        Action::AddPerson => choose(lang, "添加成员", "Add a person"),
        Action::ResetPassword => choose(lang, "重置密码", "Reset a password"),
        Action::ChangePassword => choose(lang, "修改密码", "Change the password"),
        Action::EndSessions => choose(lang, "退出其他设备", "End sessions"),
        Action::InvitePerson => choose(lang, "邀请成员", "Invite a person"),
        Action::WithdrawInvitation => choose(lang, "撤回邀请", "Withdraw an invitation"),
        Action::JoinPlatform => choose(lang, "接受邀请", "Accept an invitation"),
        Action::DisablePerson => choose(lang, "停用成员", "Disable a person"),
        Action::EnablePerson => choose(lang, "恢复成员", "Enable a person"),
        Action::ExportAudit => choose(lang, "导出操作日志", "Export the audit trail"),
        Action::EndExport => choose(lang, "导出结束", "An export ended"),
        Action::AddPlatform => choose(lang, "添加平台", "Add a platform"),
        Action::ChangePlatform => choose(lang, "修改平台设置", "Change a platform"),
        Action::ReceiveTicket => choose(lang, "接收票据", "Receive the ticket"),
        Action::GiveUpPush => choose(lang, "推送处理失败", "Give up a push"),
        Action::ProcessPush => choose(lang, "重新处理推送", "Process a push again"),
        Action::DismissPush => choose(lang, "搁置失败的推送", "Put a failed push aside"),
        Action::RetirePair => choose(lang, "停用旧的推送密钥", "Retire a Token and key"),
        Action::KeepTestPair => choose(lang, "添加测试配置密钥", "Accept the test configuration"),
        Action::StartPushTicket => choose(lang, "请求微信推送票据", "Ask WeChat for tickets"),
        Action::SuspectRival => choose(
            lang,
            "疑似有其他系统在刷新令牌",
            "Another system seems to renew the tokens",
        ),
        Action::ClearRival => choose(
            lang,
            "其他系统刷新令牌的疑点已消除",
            "No other system seems to renew the tokens any more",
        ),
        Action::RenewComponentToken => choose(lang, "刷新平台令牌", "Renew the component token"),
        Action::AddCustomer => choose(lang, "添加客户", "Add a customer"),
        Action::EditCustomer => choose(lang, "修改客户", "Edit a customer"),
        Action::ArchiveCustomer => choose(lang, "归档客户", "Archive a customer"),
        Action::RestoreCustomer => choose(lang, "恢复客户", "Restore a customer"),
        Action::ImportCustomers => choose(lang, "导入客户", "Import customers"),
        Action::MakeLink => choose(lang, "创建授权链接", "Make a link"),
        Action::ReissueLink => choose(lang, "重新生成授权链接", "Reissue a link"),
        Action::ExtendLink => choose(lang, "延长授权链接", "Extend a link"),
        Action::RevokeLink => choose(lang, "撤回授权链接", "Withdraw a link"),
        Action::NoteLink => choose(lang, "修改给客户的留言", "Change a link's note"),
        Action::OpenLink => choose(lang, "打开授权页面", "Open a link"),
        Action::PressLink => choose(lang, "前往微信授权", "Go to WeChat"),
        Action::ReturnCode => choose(lang, "返回授权码", "Return a code"),
        Action::RetryAttempt => choose(lang, "重试换取授权", "Try an exchange again"),
        Action::Grant => choose(lang, "授权成功", "Grant"),
        Action::UpdateGrant => choose(lang, "更新授权", "Update a grant"),
        Action::Revoke => choose(lang, "取消授权", "Revoke a grant"),
        Action::SuspectGrant => choose(lang, "疑似失效", "Suspect a revocation"),
        Action::ReinstateGrant => choose(lang, "恢复有效", "See a grant again"),
        Action::UpdateProfile => choose(lang, "更新账号信息", "Update a profile"),
        Action::RescueToken => choose(lang, "找回刷新令牌", "Rescue a refresh token"),
        Action::SetOption => choose(lang, "修改账号选项", "Set an account's option"),
        Action::StartReconciliation => choose(lang, "开始对账", "Start a reconciliation"),
        Action::EndReconciliation => choose(lang, "对账结束", "A reconciliation ended"),
        Action::WithholdSets => choose(lang, "权限集未授予", "Sets withheld"),
        Action::RemoveSets => choose(lang, "权限集被收回", "Sets removed"),
        Action::ReturnSets => choose(lang, "权限集已恢复", "Sets returned"),
        Action::AcknowledgeConflict => choose(lang, "确认缺失", "Acknowledge a lacking set"),
        Action::NoteConflict => choose(lang, "修改缺失备注", "Edit the note on a lacking set"),
        Action::UnacknowledgeConflict => {
            choose(lang, "撤销确认缺失", "Take an acknowledgement back")
        }
        Action::SetAside => choose(lang, "账号不符，待处理", "Wrong account, set aside"),
        Action::AssignAuthorizer => choose(lang, "分配授权方", "Assign an authorizer"),
        Action::IgnoreAuthorizer => choose(lang, "忽略授权", "Ignore a grant"),
        Action::RestoreAuthorizer => choose(lang, "恢复为待分配", "Put back into the queue"),
        Action::NoteAuthorizer => choose(lang, "修改授权方备注", "Edit an authorizer's note"),
        Action::TagAuthorizer => choose(lang, "添加标签", "Add a tag"),
        Action::UntagAuthorizer => choose(lang, "移除标签", "Remove a tag"),
        Action::PauseApi => choose(
            lang,
            "接口配额用完，暂停调用",
            "Stop calling an API whose quota is used up",
        ),
        Action::ResumeApis => choose(lang, "提前恢复接口调用", "Let paused APIs be called again"),
        Action::AskQuotas => choose(lang, "查询接口剩余配额", "Ask what is left of the quotas"),
        Action::ClearQuotas => choose(lang, "清零接口配额", "Clear the quotas"),
        Action::AskComponentRenewal => choose(
            lang,
            "要求立即刷新平台令牌",
            "Ask for the platform's token to be renewed",
        ),
        Action::AskRenewal => choose(
            lang,
            "要求立即刷新授权方令牌",
            "Ask for an authorizer's token to be renewed",
        ),
        Action::TestGrant => choose(lang, "发布检测账号授权", "A release-test account granted"),
        Action::TestRevoke => choose(
            lang,
            "发布检测账号取消授权",
            "A release-test account revoked",
        ),
        Action::AnswerCheck => choose(lang, "应答全网发布检测", "Answer the release check"),
        Action::Rehearse => choose(lang, "开始全网发布预演", "Start a release rehearsal"),
        Action::EndRehearsal => choose(lang, "全网发布预演结束", "A release rehearsal ended"),
        Action::RenewAuthorizerToken => {
            choose(lang, "刷新授权方令牌", "Renew an authorizer's token")
        }
    }
}

/// Who did it, by kind.
#[must_use]
pub const fn actor(lang: Lang, kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Staff => choose(lang, "员工", "Staff"),
        ActorKind::Customer => choose(lang, "客户", "Customer"),
        ActorKind::WeChat => choose(lang, "微信", "WeChat"),
        ActorKind::System => choose(lang, "系统", "System"),
    }
}

/// How it ended.
#[must_use]
pub const fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => choose(lang, "成功", "Done"),
        Outcome::Refused => choose(lang, "被拒绝", "Refused"),
        Outcome::Failed => choose(lang, "失败", "Failed"),
    }
}

/// On what kind of thing.
#[must_use]
pub const fn object(lang: Lang, kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Person => choose(lang, "成员", "Person"),
        ObjectKind::Platform => choose(lang, "平台", "Platform"),
        ObjectKind::Invitation => choose(lang, "邀请", "Invitation"),
        ObjectKind::Customer => choose(lang, "客户", "Customer"),
        ObjectKind::Link => choose(lang, "授权链接", "Link"),
        ObjectKind::Attempt => choose(lang, "授权过程", "Attempt"),
        ObjectKind::Authorizer => choose(lang, "授权方", "Authorizer"),
        ObjectKind::Conflict => choose(lang, "缺失权限集", "Lacking set"),
        ObjectKind::Push => choose(lang, "推送", "Push"),
    }
}
