//! Conflicts: expected sets that are lacking.

use domain::conflict::{Evidence, Guess, Lack};

use super::authorizers::snapshot;
use crate::{prefs::Lang, words};

words! {
    /// Words of the pages about conflicts.
    pub struct ConflictsWords {
        title: "缺失权限集", "Lacking sets";
        purpose: "所有授权方应授予而没有授予、或授予后又被收回的权限集。权限集恢复授予后会自动关闭。", "Sets that were expected and not granted, or granted and removed later, over all accounts. One that is granted again closes by itself.";
        states: "状态", "State";
        open: "缺失中", "Lacking";
        closed: "已结束", "Over";
        all: "全部", "All";
        set: "权限集", "Set";
        authorizer: "授权方", "Authorizer";
        customer: "客户", "Customer";
        lack: "缺失方式", "How";
        withheld: "授权时未授予", "Withheld";
        removed: "已被收回", "Removed";
        exclusive: "互斥", "Exclusive";
        since: "开始时间", "Since";
        evidence: "获知方式", "How we know";
        guess: "可能的原因", "Likely cause";
        handling: "处理", "Handling";
        acknowledged: "已确认", "Acknowledged";
        not_acknowledged: "未确认", "Not acknowledged";
        nobody: "—", "—";
        unnamed: "未命名账号", "Unnamed account";
        fresh_link: "为此创建新链接", "New link for this";
        fresh_link_note: "新链接指定这个账号，请求缺失的权限集和目前已授予的权限集；重新授权不会丢掉已有的权限集。", "The new link is for this account alone and asks for the lacking set and for what is granted now, so that granting again loses nothing.";
        no_customer: "请先把账号分配给客户，再创建新链接。", "Give the account to a customer first; a link is always made for one.";
        not_offered: "平台目前没有提供这个权限集，新链接无法请求它。", "The platform does not offer this set at present, so that a link cannot ask for it.";

        empty: "没有缺失的权限集", "Nothing is lacking";
        empty_body: "授权方少授予或收回权限集时，会出现在这里，互斥的排在最前。", "Sets that are withheld or removed appear here, exclusive ones first.";
        empty_closed: "还没有已结束的记录", "Nothing is over yet";
        empty_closed_body: "缺失的权限集恢复授予，或账号取消授权后，会移到这里。", "A lacking set moves here once it is granted again, or when the account revokes its grant.";

        facts: "缺失信息", "Facts";
        state: "状态", "State";
        closed_at: "结束时间", "Ended";
        id: "编号", "Id";
        guess_note: "微信不提供缺失的原因，以下仅为推测。", "WeChat gives no reason; this is a guess.";
        timeline: "证据", "Evidence";
        before: "缺失之前", "Before";
        before_held: "当时已授予", "It was granted then";
        before_not_held: "当时也没有授予", "It was not granted then either";
        shown: "发现缺失", "It was found lacking";
        by_profile: "获知账号类型后才知道应授予这个权限集。", "It was expected only once the kind of account was known.";
        over_returned: "权限集恢复授予", "It was granted again";
        over_revoked: "账号取消了授权", "The account revoked its grant";
        entries: "处理记录", "What staff did";
        no_entries: "还没有处理记录。", "Nothing yet.";
        history: "相关日志", "Audit trail";

        acknowledge: "确认", "Acknowledge";
        acknowledge_title: "确认缺失", "Acknowledge";
        acknowledge_note: "表示您已知悉并跟进；确认不会改变授权，权限集恢复后会自动关闭。", "Says that you know of it. It changes nothing at WeChat; the case closes by itself when the set is granted again.";
        note: "备注", "Note";
        note_hint: "例如：已联系客户，对方下周取消原平台。最多 500 字。", "For example: talked to the customer, who will leave the other platform next week. At most 500 characters.";
        edit_note: "修改备注", "Edit the note";
        unacknowledge: "撤销确认", "Take back";
        unacknowledge_title: "撤销确认？", "Take the acknowledgement back?";
        unacknowledge_body: "它会重新列为未确认；备注会保留。", "It counts as not acknowledged again. The note stays.";
    }
    with {
        title_of(set: &str, account: &str): "{set} · {account}", "{set} · {account}";
        sets_then(n: usize): "当时共 {n} 个权限集", "Sets at that time: {n}";
        acknowledged_by(who: &str): "由 {who} 确认", "Acknowledged by {who}";
    }
}

/// How a set came to be lacking.
#[must_use]
pub const fn lack(t: &ConflictsWords, lack: Lack) -> &'static str {
    match lack {
        Lack::Withheld => t.withheld,
        Lack::Removed => t.removed,
    }
}

/// How we know.
#[must_use]
pub const fn evidence(lang: Lang, evidence: Evidence) -> &'static str {
    match (lang, evidence) {
        (_, Evidence::Snapshot(source)) => snapshot(lang, source),
        (Lang::Zh, Evidence::Profile) => "读取账号资料时获知",
        (Lang::En, Evidence::Profile) => "From the account's profile",
    }
}

/// A guess at the cause, in a few words.
#[must_use]
pub const fn guess(lang: Lang, guess: Guess) -> &'static str {
    match (lang, guess) {
        (Lang::Zh, Guess::HeldElsewhere) => "疑似被其他平台占用",
        (Lang::Zh, Guess::NotTicked) => "可能未勾选，或账号不具备此能力",
        (Lang::Zh, Guess::TakenBack) => "可能是客户更新了授权",
        (Lang::En, Guess::HeldElsewhere) => "Perhaps held by another platform",
        (Lang::En, Guess::NotTicked) => "Perhaps not ticked, or not within the account's abilities",
        (Lang::En, Guess::TakenBack) => "Perhaps the customer changed the grant",
    }
}
