//! What is wrong with a form, in words.

use domain::problem::{FieldProblem, FormProblem};

use crate::prefs::Lang;

/// What is wrong with a field, beside it.
#[must_use]
pub fn field(lang: Lang, problem: FieldProblem) -> String {
    match (lang, problem) {
        (Lang::Zh, FieldProblem::Required) => "请填写此项".to_owned(),
        (Lang::Zh, FieldProblem::TooLong { max }) => format!("最多 {max} 个字"),
        (Lang::Zh, FieldProblem::BadCharacters) => "含有不允许的字符".to_owned(),
        (Lang::Zh, FieldProblem::Malformed) => "格式不正确".to_owned(),
        (Lang::Zh, FieldProblem::NotOffered) => "请从给出的选项中选择".to_owned(),
        (Lang::Zh, FieldProblem::NotFound) => "不存在，或已被移除".to_owned(),
        (Lang::Zh, FieldProblem::Taken) => "已被使用，请换一个".to_owned(),
        (Lang::Zh, FieldProblem::TooShort { min }) => format!("至少 {min} 个字符"),
        (Lang::Zh, FieldProblem::TooCommon) => "这个密码太常见，容易被猜到".to_owned(),
        (Lang::Zh, FieldProblem::LikeLogin) => "不能与账号相同".to_owned(),
        (Lang::Zh, FieldProblem::Differs) => "两次输入不一致".to_owned(),
        (Lang::Zh, FieldProblem::WrongPassword) => "密码不正确".to_owned(),
        (Lang::Zh, FieldProblem::WrongKind) => "所选权限集与账号类型不符".to_owned(),
        (Lang::Zh, FieldProblem::Unconfirmed) => "请先确认影响，再保存".to_owned(),
        (Lang::En, FieldProblem::Unconfirmed) => "Confirm what the change breaks first".to_owned(),
        (Lang::Zh, FieldProblem::TooMany { max }) => format!("最多 {max} 个"),
        (Lang::En, FieldProblem::TooMany { max }) => format!("At most {max} of them"),
        (Lang::Zh, FieldProblem::Archived) => "该客户已归档，请先恢复".to_owned(),
        (Lang::Zh, FieldProblem::NoSuchCustomer) => "没有这个客户，请检查名称或编号".to_owned(),
        (Lang::Zh, FieldProblem::CustomersAlike) => {
            "没有名称完全一致的客户，请从下面相近的客户中选择".to_owned()
        }
        (Lang::Zh, FieldProblem::SeveralCustomers) => {
            "有多个客户叫这个名称，请在下面选择".to_owned()
        }
        (Lang::Zh, FieldProblem::TooLarge { max }) => format!("内容太大，最多 {max} KB"),
        (Lang::Zh, FieldProblem::TooManyRows { max }) => {
            format!("一次最多导入 {max} 个客户，请分成几份")
        }
        (Lang::Zh, FieldProblem::NotUtf8) => {
            "文件不是 UTF-8 编码（可能是 GBK / GB18030）。请在 Excel 中另存为「CSV UTF-8」后再上传"
                .to_owned()
        }
        (Lang::Zh, FieldProblem::NoRows) => "没有找到任何客户".to_owned(),
        (Lang::En, FieldProblem::Required) => "Fill in this field".to_owned(),
        (Lang::En, FieldProblem::TooLong { max }) => format!("At most {max} characters"),
        (Lang::En, FieldProblem::BadCharacters) => {
            "Contains characters that are not allowed".to_owned()
        }
        (Lang::En, FieldProblem::Malformed) => "Not in the right format".to_owned(),
        (Lang::En, FieldProblem::NotOffered) => "Choose one of the options".to_owned(),
        (Lang::En, FieldProblem::NotFound) => "It does not exist any more".to_owned(),
        (Lang::En, FieldProblem::Taken) => "Already in use. Choose another".to_owned(),
        (Lang::En, FieldProblem::TooShort { min }) => format!("At least {min} characters"),
        (Lang::En, FieldProblem::TooCommon) => {
            "Many people use this one, so it is easily guessed".to_owned()
        }
        (Lang::En, FieldProblem::LikeLogin) => "Must not be the account itself".to_owned(),
        (Lang::En, FieldProblem::Differs) => "The two are not the same".to_owned(),
        (Lang::En, FieldProblem::WrongPassword) => "This is not your password".to_owned(),
        (Lang::En, FieldProblem::Archived) => {
            "This customer is archived. Restore it first".to_owned()
        }
        (Lang::En, FieldProblem::NoSuchCustomer) => "No customer has this name or id".to_owned(),
        (Lang::En, FieldProblem::CustomersAlike) => {
            "No customer has exactly this name. Choose one of those below".to_owned()
        }
        (Lang::En, FieldProblem::SeveralCustomers) => {
            "Several customers have this name. Choose one below".to_owned()
        }
        (Lang::En, FieldProblem::TooLarge { max }) => format!("Too large: at most {max} KB"),
        (Lang::En, FieldProblem::TooManyRows { max }) => {
            format!("At most {max} customers at once. Split the table")
        }
        (Lang::En, FieldProblem::NotUtf8) => {
            "Not UTF-8 (GBK or GB18030, perhaps). In Excel, save it as “CSV UTF-8” and try again"
                .to_owned()
        }
        (Lang::En, FieldProblem::NoRows) => "There are no customers in it".to_owned(),
        (Lang::En, FieldProblem::WrongKind) => {
            "These sets do not fit the kind of account".to_owned()
        }
    }
}

/// What is wrong with a field, in a summary that names it.
#[must_use]
pub fn named(lang: Lang, label: Option<&str>, problem: FieldProblem) -> String {
    let text = field(lang, problem);
    match (lang, label) {
        (Lang::Zh, Some(label)) => format!("{label}：{text}"),
        (Lang::En, Some(label)) => format!("{label}: {text}"),
        (_, None) => text,
    }
}

/// Why a form as a whole was refused.
#[must_use]
pub fn form(lang: Lang, problem: FormProblem) -> String {
    let words = match (lang, problem) {
        (Lang::Zh, FormProblem::TooManyInvitations { most }) => {
            return format!("最多同时有 {most} 条待接受的邀请，请先撤回不再需要的");
        }
        (Lang::En, FormProblem::TooManyInvitations { most }) => {
            return format!("No more than {most} invitations can be open. Withdraw some first");
        }
        (Lang::Zh, FormProblem::TooMany { minutes }) => {
            return format!("尝试次数过多，请 {minutes} 分钟后再试");
        }
        (Lang::En, FormProblem::TooMany { minutes: 1 }) => {
            "Too many tries. Wait one minute and try again"
        }
        (Lang::En, FormProblem::TooMany { minutes }) => {
            return format!("Too many tries. Wait {minutes} minutes and try again");
        }
        (
            Lang::Zh,
            FormProblem::WeChatFailed {
                errcode: Some(code),
            },
        ) => {
            return format!("微信没有完成操作（错误码 {code}），详情见调用记录");
        }
        (
            Lang::En,
            FormProblem::WeChatFailed {
                errcode: Some(code),
            },
        ) => {
            return format!("WeChat did not do it (error code {code}): see the log of calls");
        }
        (Lang::Zh, FormProblem::WeChatFailed { errcode: None }) => "无法连接微信，请稍后再试",
        (Lang::En, FormProblem::WeChatFailed { errcode: None }) => {
            "WeChat could not be reached. Try again later"
        }
        (Lang::Zh, FormProblem::ClearsSpent) => {
            "本月的清零次数已用完（每月 10 次，含在微信后台的操作）"
        }
        (Lang::En, FormProblem::ClearsSpent) => {
            "This month's ten are used up, those in WeChat's console included"
        }
        (Lang::Zh, FormProblem::WrongCredentials) => "账号或密码不正确",
        (Lang::Zh, FormProblem::TicketMissing) => "尚未收到微信推送的票据，暂时无法创建授权链接",
        (Lang::Zh, FormProblem::TicketStale) => "微信的票据推送已中断，暂时无法创建授权链接",
        (Lang::Zh, FormProblem::TicketExpired) => "票据已超过 12 小时，暂时无法创建授权链接",
        (Lang::Zh, FormProblem::NoTicket) => "没有可用的票据，微信会拒绝调用。请先恢复票据推送",
        (Lang::Zh, FormProblem::NotGranted) => "账号当前没有授权给平台，无法操作",
        (Lang::Zh, FormProblem::WeChatRefused) => "微信没有完成这次操作，原因见该项下方",
        (Lang::Zh, FormProblem::AlreadyRunning) => "正在进行中，请等它完成",
        (Lang::Zh, FormProblem::ChangedMeanwhile) => {
            "其他人刚刚修改过，您的改动尚未生效。请核对最新内容，再次提交即可"
        }
        (Lang::En, FormProblem::NoTicket) => {
            "There is no usable ticket, so WeChat would refuse. Restore the ticket pushes first"
        }
        (Lang::En, FormProblem::NotGranted) => "The account grants nothing at the moment",
        (Lang::En, FormProblem::WeChatRefused) => {
            "WeChat did not do it; the reason stands with the thing itself"
        }
        (Lang::En, FormProblem::AlreadyRunning) => "It is under way already; wait until it ends",
        (Lang::En, FormProblem::ChangedMeanwhile) => {
            "Somebody else changed this meanwhile, so yours was not done. See what is there now, and send it again if it still holds"
        }
        (Lang::Zh, FormProblem::OwnSelf) => "不能对自己执行此操作",
        (Lang::Zh, FormProblem::OwnerStays) => "系统所有者不能在这里停用",
        (Lang::Zh, FormProblem::InvitationOver) => "邀请已失效",
        (Lang::Zh, FormProblem::ExportRunning) => "您正在导出另一个文件，请等它完成",
        (Lang::Zh, FormProblem::RehearsalUnderWay) => "本平台正在预演，请等它结束",
        (Lang::En, FormProblem::RehearsalUnderWay) => {
            "Another rehearsal of this platform is under way. Wait until it ends"
        }
        (Lang::Zh, FormProblem::Internal) => "系统出了点问题，没有做任何改动，请稍后再试",
        (Lang::Zh, FormProblem::ForeignForm) => {
            "请求被拒绝：页面的地址与本站的对外地址不一致。请刷新后再试；若一直如此，请让管理员检查反向代理的 Host 与 Origin"
        }
        (Lang::Zh, FormProblem::TooLarge) => "内容超过上限，请删减后再提交",
        (Lang::Zh, FormProblem::Unanswered) => {
            "没有收到服务器的答复，不确定是否已经生效。请稍后核对，再决定是否重新提交"
        }
        (Lang::Zh, FormProblem::Outdated) => {
            "系统刚刚更新，不确定是否已经生效。请先复制填写的内容，再刷新页面核对"
        }
        (Lang::En, FormProblem::ForeignForm) => {
            "Refused: this page's address is not the console's own. Reload and try again; if it persists, have the proxy's Host and Origin checked"
        }
        (Lang::En, FormProblem::TooLarge) => {
            "That is more than can be sent at once. Shorten it and try again"
        }
        (Lang::En, FormProblem::Unanswered) => {
            "The server did not answer, so it may or may not have been done. See in a moment before you send it again"
        }
        (Lang::En, FormProblem::Outdated) => {
            "The console was just updated, so it may or may not have been done. Copy what you typed, then reload the page and see"
        }
        (Lang::Zh, FormProblem::OutOfReach) => {
            "没有做任何改动：要操作的内容已不存在，或者您无权操作"
        }
        (Lang::En, FormProblem::OutOfReach) => {
            "Nothing was changed: it does not exist any more, or you may not change it"
        }
        (Lang::Zh, FormProblem::SignedOut) => "登录已失效，请重新登录",
        (Lang::Zh, FormProblem::LinkClosed) => "这个链接已完成授权或已被撤回，不能再修改",
        (Lang::Zh, FormProblem::CustomerArchived) => "该客户已归档，请先恢复再创建授权链接",
        (Lang::Zh, FormProblem::AttemptEnded) => "这次授权已经结束，或授权码已过期，无法重试",
        (Lang::Zh, FormProblem::PreviewGone) => "预览已过期或已导入，请重新上传",
        (Lang::En, FormProblem::LinkClosed) => {
            "This link was granted or withdrawn, so it cannot be changed any more"
        }
        (Lang::En, FormProblem::CustomerArchived) => {
            "This customer is archived. Restore it before making a link"
        }
        (Lang::En, FormProblem::AttemptEnded) => {
            "This attempt has ended, or its code has expired: it cannot be tried again"
        }
        (Lang::En, FormProblem::PreviewGone) => {
            "The preview has expired or was imported already. Upload the table again"
        }
        (Lang::En, FormProblem::WrongCredentials) => "Wrong account or password",
        (Lang::En, FormProblem::TicketMissing) => {
            "No ticket from WeChat has arrived yet, so links cannot be made"
        }
        (Lang::En, FormProblem::TicketStale) => {
            "WeChat's ticket pushes have stopped, so links cannot be made"
        }
        (Lang::En, FormProblem::TicketExpired) => {
            "The ticket is older than 12 hours, so links cannot be made"
        }
        (Lang::En, FormProblem::OwnSelf) => "You cannot do this to yourself",
        (Lang::En, FormProblem::OwnerStays) => "Owners cannot be disabled here",
        (Lang::En, FormProblem::InvitationOver) => "This invitation does not work any more",
        (Lang::En, FormProblem::ExportRunning) => {
            "Another export of yours is under way. Wait until it ends"
        }
        (Lang::En, FormProblem::Internal) => {
            "Something went wrong on our side. Nothing was changed; try again later"
        }
        (Lang::En, FormProblem::SignedOut) => "Your session has ended. Sign in again",
    };
    words.to_owned()
}
