//! Reconciliation: the book compared with what WeChat says.

use domain::reconciliation::{FindingKind, RunPhase, RunState};

use crate::{prefs::Lang, words};

words! {
    /// Words of the pages about reconciliation.
    pub struct ReconciliationWords {
        title: "对账", "Reconciliation";
        purpose: "把授权方名册与微信的授权列表、账号信息逐一核对，找出推送遗漏的变化，能修复的自动修复。", "Compares the book with WeChat's list of authorizers and with each account's profile, finds what no push told, and mends what can be mended.";
        start: "开始对账", "Start a reconciliation";
        start_title: "开始对账", "Start a reconciliation";
        start_body: "在后台进行，可以离开这个页面。", "It runs in the background; you can leave the page.";
        extent_hint: "核对全部账号时，每个账号调用一次微信接口，账号多时会占用较多当日配额。", "Looking at every account takes one call to WeChat for each: with many accounts a good part of the day's quota.";
        runs: "历次对账", "Runs";
        began: "开始时间", "Began";
        by: "发起人", "By";
        schedule: "定时", "Schedule";
        state: "状态", "State";
        took: "用时", "Took";
        listed: "微信列表", "In WeChat's list";
        looked: "已核对账号", "Accounts looked at";
        found: "发现", "Found";
        to_handle: "需处理", "To handle";
        nothing_found: "没有差异", "No difference";
        extent: "范围", "Extent";
        extent_all: "全部账号", "Every account";
        extent_some: "新增、变化和超过一天未核对的账号", "Accounts that are new, changed, or not looked at for a day";
        progress: "正在对账", "A reconciliation is under way";
        refresh: "刷新", "Refresh";
        refresh_note: "页面会自动更新；未启用脚本时请点击刷新。", "This page follows by itself; without scripts, use Refresh.";
        waits_until: "下次继续时间：", "It goes on at";
        waits: "暂时无法继续，稍后自动重试", "It cannot go on just now, and will try again by itself";
        ended_early: "对账提前结束", "The run ended early";
        report: "对账报告", "Report";
        findings: "差异", "Differences";
        all: "全部", "All";
        account: "账号", "Account";
        kind: "差异", "Difference";
        details: "详情", "Details";
        next: "处理建议", "What to do";
        at: "发现时间", "When";
        added: "新增", "Added";
        removed: "减少", "Removed";
        none: "还没有对过账", "No run yet";
        none_body: "对账会定时进行，也可以现在开始一次。", "One begins by itself every so often; you can also start one now.";
        no_findings: "没有发现差异", "Nothing differs";
        no_findings_body: "名册与微信一致。", "The book says what WeChat says.";
        no_findings_yet: "目前还没有发现差异", "Nothing differs so far";
        run_id: "对账编号", "Run id";
        trail: "相关日志", "Audit trail";
    }
    with {
        every(hours: i64): "每 {hours} 小时自动对账一次", "One begins by itself every {hours} hours";
        of_list(listed: i64, total: i64): "已读取 {listed} / {total} 个账号", "{listed} of {total} accounts read";
        of_look(looked: i64, to_look: i64): "已核对 {looked} / {to_look} 个账号", "{looked} of {to_look} accounts looked at";
        kind_n(kind: &str, n: i64): "{kind}（{n}）", "{kind} ({n})";
    }
}

/// That no run begins by itself.
#[must_use]
pub const fn by_hand_only(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "定时对账已关闭，只能手动开始",
        Lang::En => "None begins by itself; start them by hand",
    }
}

const fn choose(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// Where a run stands.
#[must_use]
pub const fn state(lang: Lang, state: RunState) -> &'static str {
    match state {
        RunState::Running => choose(lang, "进行中", "Under way"),
        RunState::Done => choose(lang, "已完成", "Done"),
        RunState::Failed => choose(lang, "提前结束", "Ended early"),
    }
}

/// What a run is at.
#[must_use]
pub const fn phase(lang: Lang, phase: RunPhase) -> &'static str {
    match phase {
        RunPhase::List => choose(
            lang,
            "第 1 步，共 3 步：读取微信的授权列表",
            "Step 1 of 3: reading WeChat's list of authorizers",
        ),
        RunPhase::Look => choose(
            lang,
            "第 2 步，共 3 步：逐个核对账号信息",
            "Step 2 of 3: looking at accounts one by one",
        ),
        RunPhase::Missing => choose(
            lang,
            "第 3 步，共 3 步：复查列表里没有的账号",
            "Step 3 of 3: looking again at accounts that the list lacks",
        ),
    }
}

/// What was found.
#[must_use]
pub const fn finding(lang: Lang, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::TakenIn => choose(lang, "新收录", "Taken in"),
        FindingKind::Vanished => choose(lang, "疑似失效", "Perhaps revoked"),
        FindingKind::Reinstated => choose(lang, "恢复有效", "In force again"),
        FindingKind::SetsChanged => choose(lang, "权限集变化", "Sets changed"),
        FindingKind::ProfileChanged => choose(lang, "账号信息变化", "Profile changed"),
        FindingKind::TokenRescued => choose(lang, "找回刷新令牌", "Refresh token rescued"),
        FindingKind::NotExchanged => choose(lang, "授权码从未换取", "Code never exchanged"),
        FindingKind::Unlisted => choose(lang, "列表遗漏", "Not in the list"),
        FindingKind::Unchecked => choose(lang, "未能核对", "Not told"),
    }
}

/// What it means, and what to do.
#[must_use]
pub const fn advice(lang: Lang, kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::TakenIn => choose(
            lang,
            "微信有这个账号的授权，名册里原来没有。已收录到「待分配」，请分配给客户。",
            "WeChat has a grant of this account that the book lacked. It was taken in and waits to be given to a customer.",
        ),
        FindingKind::Vanished => choose(
            lang,
            "微信表示平台未获授权，但没有收到取消授权的推送。请与客户确认。",
            "WeChat says that nothing is granted, though no push told of a revocation. Ask the customer.",
        ),
        FindingKind::Reinstated => choose(
            lang,
            "授权仍然有效，已恢复为已授权，无需处理。",
            "The grant is in force, and counts again. Nothing to do.",
        ),
        FindingKind::SetsChanged => choose(
            lang,
            "权限集有变化而没有收到推送，已更新名册和缺失记录。",
            "The sets changed and no push told. The book and the lacking sets were brought up to date.",
        ),
        FindingKind::ProfileChanged => choose(
            lang,
            "账号信息有变化，已更新名册；详情见相关日志。",
            "The profile changed, and the book with it. The audit trail has the particulars.",
        ),
        FindingKind::TokenRescued => choose(
            lang,
            "刷新令牌缺失或已更换，已从微信取回，无需处理。",
            "The refresh token was missing, or another one, and was taken over from WeChat. Nothing to do.",
        ),
        FindingKind::NotExchanged => choose(
            lang,
            "客户已授权，但授权码没有被换取，平台没有令牌，无法使用。请客户在微信里增减一项权限以「更新授权」，或通过新链接重新授权。",
            "The customer granted, but the code was never exchanged, so there is no token to work with. Have the customer add or remove a set in WeChat, or grant again over a new link.",
        ),
        FindingKind::Unlisted => choose(
            lang,
            "微信的列表里没有，但账号的授权仍然有效，无需处理。",
            "WeChat's list lacks it, though its grant is in force. Nothing to do.",
        ),
        FindingKind::Unchecked => choose(
            lang,
            "微信没有告知这个账号的情况，名册保持不变，下次对账再核对。",
            "WeChat would not tell of this account. The book stays as it was; the next run looks again.",
        ),
    }
}
