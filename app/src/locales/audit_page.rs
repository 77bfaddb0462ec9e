//! The page of the audit trail.

use domain::{option::AccountOption, reconciliation::FindingKind};

use crate::{
    locales::{options, reconciliation},
    prefs::Lang,
    words,
};

words! {
    /// Words of the page of the audit trail.
    pub struct AuditWords {
        title: "操作日志", "Audit trail";
        purpose: "谁在什么时候做了什么，包括客户、微信和系统的动作。", "Who did what and when: staff, customers, WeChat and the system.";
        at: "时间", "Time";
        who: "操作者", "Who";
        what: "动作", "What";
        object: "对象", "On what";
        outcome: "结果", "Outcome";
        ip: "IP", "IP";
        details: "详情", "Details";
        show: "查看", "Show";
        before: "之前", "Before";
        after: "之后", "After";
        reason: "原因", "Reason";
        request: "请求编号", "Request id";
        user_agent: "浏览器", "Browser";
        entry: "日志编号", "Entry id";
        of_this: "只看这个对象", "Only this one";
        of_one: "只显示一个对象的日志", "Only entries about one thing";
        any: "全部", "Any";
        person: "操作人", "Person";
        object_id: "对象编号", "Object id";
        from: "开始日期", "From";
        to: "结束日期", "To";
        utc: "UTC 时间", "UTC";
        changes: "变更内容", "What changed";
        fact: "项目", "Fact";
        no_changes: "没有变更内容。", "Nothing changed.";
        origin: "来源", "Where it came from";
        open_entry: "打开详情页", "Open its page";
        export_csv: "导出 CSV", "Export CSV";
        export_jsonl: "导出 JSONL", "Export JSONL";
        nothing: "—", "—";
        empty: "还没有日志", "Nothing yet";
        empty_body: "登录、创建链接、客户授权、微信推送等动作都会记录在这里。", "Signing in, making links, grants and WeChat's pushes are all recorded here.";
    }
    with {
        of_named(name: &str): "只显示「{name}」的日志", "Only entries about “{name}”";
    }
}

/// The name of a fact in "before" and "after"; a name without words of its own is shown as it is.
#[must_use]
pub fn fact(lang: Lang, name: &str) -> String {
    let (zh, en) = match name {
        "account_status" => ("账号状态", "State of the account"),
        "acknowledged" => ("已确认", "Acknowledged"),
        "added" => ("导入行数", "Rows added"),
        "alias" => ("微信号", "WeChat id"),
        "attempt" => ("授权过程", "Attempt"),
        "auth_type" => ("账号范围", "Accounts"),
        "authorizer" => ("授权方", "Authorizer"),
        "biz_appid" | "expected" => ("指定账号", "Account meant"),
        "customer" => ("客户", "Customer"),
        "expires_at" => ("有效期至", "Expires"),
        "form" => ("打开方式", "Opened"),
        "granted_by" => ("授权的账号", "Granted by"),
        "filter" => ("筛选条件", "Filter"),
        "format" => ("文件格式", "File format"),
        "rows" => ("条数", "Rows"),
        "invitation" => ("邀请", "Invitation"),
        "is_owner" => ("系统所有者", "Owner"),
        "login" => ("账号", "Account"),
        "sessions_ended" => ("退出的设备数", "Sessions ended"),
        "last_at" => ("上次收到", "Last received"),
        "kind" => ("类型", "Kind"),
        "listed" => ("微信列表中的账号", "Accounts in WeChat's list"),
        "looked" => ("已核对账号", "Accounts looked at"),
        "line" => ("表格行号", "Line"),
        "link" => ("授权链接", "Link"),
        "link_customer" => ("链接的客户", "Link's customer"),
        "max_grants" => ("可用次数", "Number of grants"),
        "name" => ("名称", "Name"),
        "note" => ("备注", "Note"),
        "original_id" => ("原始 ID", "Original id"),
        "principal" => ("主体", "Principal"),
        "received_at" => ("收到时间", "Received"),
        "set" => ("权限集", "Set"),
        "refused" => ("未导入行数", "Rows refused"),
        "reissued_as" => ("替代它的链接", "Made anew as"),
        "reissued_from" => ("替代的链接", "In place of"),
        "sets" => ("权限集", "Sets"),
        "standing" => ("归属", "Standing"),
        "status" => ("状态", "Status"),
        "tag" => ("标签", "Tag"),
        "answer" => ("微信答复", "Answer"),
        "failure" => ("失败原因", "Failure"),
        "pair" => ("推送密钥", "Token and key"),
        "state" => ("处理状态", "State"),
        "tries" => ("尝试次数", "Tries"),
        "thorough" => ("核对全部账号", "Every account"),
        "verify_type" => ("认证", "Verification"),
        "via" => ("来源", "Came by"),
        other => {
            let option = AccountOption::from_code(other).map(|option| options::name(lang, option));
            let kind = FindingKind::from_code(other);
            let finding = kind.map(|kind| reconciliation::finding(lang, kind));
            return option.or(finding).unwrap_or(other).to_owned();
        }
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}
