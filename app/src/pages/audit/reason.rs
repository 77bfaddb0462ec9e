//! Why something was refused or failed: a code, for which there may be words, and what WeChat said behind it.

use domain::attempt::FailureKind;

use crate::{
    locales::{kinds, pushes},
    prefs::Lang,
};

/// The reason for staff: the sentence first, the rest of the code behind it.
pub fn words(lang: Lang, reason: &str) -> String {
    let (code, rest) = reason.split_once(' ').unwrap_or((reason, ""));
    let sentence = match (FailureKind::from_code(code), pushes::failure(lang, code)) {
        (Some(kind), _) => kinds::failure(lang, kind),
        (None, Some(sentence)) => sentence,
        (None, None) => match (lang, code) {
            (Lang::Zh, "ticket_missing") => "尚未收到微信推送的票据",
            (Lang::En, "ticket_missing") => "No ticket had arrived yet",
            (Lang::Zh, "ticket_stale") => "票据推送已中断",
            (Lang::En, "ticket_stale") => "WeChat's ticket pushes had stopped",
            (Lang::Zh, "ticket_expired") => "票据已超过 12 小时",
            (Lang::En, "ticket_expired") => "The ticket was older than 12 hours",
            (Lang::Zh, "already_running") => "对账正在进行",
            (Lang::En, "already_running") => "A reconciliation was under way",
            (Lang::Zh, "clears_spent") => "本月的清零次数已用完",
            (Lang::En, "clears_spent") => "This month's clears were used up",
            (Lang::Zh, "cases_failed") => "有用例未通过",
            (Lang::En, "cases_failed") => "Some cases failed",
            (Lang::Zh, "too_often") => "操作太频繁",
            (Lang::En, "too_often") => "Too many tries",
            (Lang::Zh, "broken_off") => "中途中断",
            (Lang::En, "broken_off") => "Broken off",
            (Lang::Zh, "export_running") => "正在导出另一个文件",
            (Lang::En, "export_running") => "Another export was under way",
            (Lang::Zh, "wrong_password") => "密码不正确",
            (Lang::En, "wrong_password") => "Wrong password",
            (Lang::Zh, "owner_only") => "仅系统所有者可以操作",
            (Lang::En, "owner_only") => "Only for owners of the installation",
            (Lang::Zh, "own_self") => "不能对自己执行",
            (Lang::En, "own_self") => "Not to oneself",
            (Lang::Zh, "owner") => "对方是系统所有者",
            (Lang::En, "owner") => "An owner of the installation",
            (Lang::Zh, "rate_limited") => "尝试次数过多",
            (Lang::En, "rate_limited") => "Tried too often",
            (Lang::Zh, "changed_meanwhile") => "其他人刚刚修改过",
            (Lang::En, "changed_meanwhile") => "Somebody else changed it just before",
            (Lang::Zh, "link_closed") => "链接已完成授权或已撤回",
            (Lang::En, "link_closed") => "The link was granted or withdrawn",
            (Lang::Zh, "customer_archived") => "客户已归档",
            (Lang::En, "customer_archived") => "The customer is archived",
            (Lang::Zh, "attempt_ended") => "授权已结束，或授权码已过期",
            (Lang::En, "attempt_ended") => "The attempt had ended, or its code expired",
            (Lang::Zh, "wrong_credentials") => "账号或密码不正确",
            (Lang::En, "wrong_credentials") => "Wrong account or password",
            _ => return reason.to_owned(),
        },
    };
    if rest.is_empty() {
        sentence.to_owned()
    } else {
        format!("{sentence} ({rest})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_follows_the_sentence() {
        assert_eq!(
            words(Lang::Zh, "code_expired errcode=61010"),
            "授权码已过期 (errcode=61010)"
        );
        assert_eq!(words(Lang::En, "too_often"), "Too many tries");
        assert_eq!(words(Lang::Zh, "something new"), "something new");
    }
}
