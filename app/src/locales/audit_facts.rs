//! What the facts of an entry in the audit trail are called: what stands in its "before" and "after".

use domain::{option::AccountOption, reconciliation::FindingKind};

use crate::{
    locales::{options, reconciliation},
    prefs::Lang,
};

/// The name of a fact in "before" and "after"; a name without words of its own is shown as it is.
#[must_use]
pub fn fact(lang: Lang, name: &str) -> String {
    let (zh, en) = match name {
        "account" => ("账号", "Account"),
        "account_status" => ("账号状态", "State of the account"),
        "acknowledged" => ("已确认", "Acknowledged"),
        "added" => ("导入行数", "Rows added"),
        "alias" => ("微信号", "WeChat id"),
        "answer" => ("微信答复", "Answer"),
        "api" => ("接口", "API"),
        "apis" => ("接口", "APIs"),
        "appid" => ("AppID", "AppID"),
        "appsecret_changed" => ("更换了 AppSecret", "AppSecret replaced"),
        "attempt" => ("授权过程", "Attempt"),
        "auth_type" => ("账号范围", "Accounts"),
        "authorizer" => ("授权方", "Authorizer"),
        "biz_appid" | "expected" => ("指定账号", "Account meant"),
        "cases" => ("用例数", "Cases"),
        "cause" => ("原因", "Cause"),
        "component_appid" => ("平台 AppID", "Platform AppID"),
        "customer" => ("客户", "Customer"),
        "encoding_aes_key_changed" => ("更换了消息加解密 Key", "EncodingAESKey replaced"),
        "errcode" => ("错误码", "Error code"),
        "expires_at" => ("有效期至", "Expires"),
        "failure" => ("失败原因", "Failure"),
        "filter" => ("筛选条件", "Filter"),
        "form" => ("打开方式", "Opened"),
        "format" => ("文件格式", "File format"),
        "granted_by" => ("授权的账号", "Granted by"),
        "invitation" => ("邀请", "Invitation"),
        "is_owner" => ("系统所有者", "Owner"),
        "kind" => ("类型", "Kind"),
        "last_at" => ("上次收到", "Last received"),
        "line" => ("表格行号", "Line"),
        "link" => ("授权链接", "Link"),
        "link_customer" => ("链接的客户", "Link's customer"),
        "listed" => ("微信列表中的账号", "Accounts in WeChat's list"),
        "login" => ("账号", "Account"),
        "looked" => ("已核对账号", "Accounts looked at"),
        "max_grants" => ("可用次数", "Number of grants"),
        "name" => ("名称", "Name"),
        "note" => ("备注", "Note"),
        "offered_sets" => ("提供的权限集", "Offered sets"),
        "origin" | "public_origin" => ("对外访问地址", "Public address"),
        "original_id" => ("原始 ID", "Original id"),
        "pair" => ("推送密钥", "Token and key"),
        "passed" => ("通过的用例数", "Cases passed"),
        "principal" => ("主体", "Principal"),
        "received_at" => ("收到时间", "Received"),
        "refused" => ("未导入行数", "Rows refused"),
        "reissued_as" => ("替代它的链接", "Made anew as"),
        "reissued_from" => ("替代的链接", "In place of"),
        "renewed_at" => ("本系统上次刷新", "Last renewed here"),
        "rid" => ("微信请求编号（rid）", "WeChat's request id (rid)"),
        "rows" => ("条数", "Rows"),
        "sessions_ended" => ("退出的设备数", "Sessions ended"),
        "set" => ("权限集", "Set"),
        "sets" => ("权限集", "Sets"),
        "slug" => ("网址标识", "Name in URLs"),
        "standing" => ("归属", "Standing"),
        "state" => ("处理状态", "State"),
        "status" => ("状态", "Status"),
        "tag" => ("标签", "Tag"),
        "thorough" => ("核对全部账号", "Every account"),
        "times" => ("次数", "Times"),
        "token" => ("取得令牌", "Token obtained"),
        "token_changed" => ("更换了消息校验 Token", "Token replaced"),
        "tries" => ("尝试次数", "Tries"),
        "until" => ("暂停至", "Paused until"),
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
