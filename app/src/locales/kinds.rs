//! Names for the codes of `domain`: kinds, states, failures.

use domain::{
    account::{AccountKind, AuthType, SetFamily},
    attempt::{FailureKind, PressForm, Via},
    catalogue,
    link::LinkState,
    ticket::TicketHealth,
};

use crate::prefs::Lang;

const fn choose(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What kind of account.
#[must_use]
pub const fn account(lang: Lang, kind: AccountKind) -> &'static str {
    match kind {
        AccountKind::Subscription => choose(lang, "订阅号", "Subscription account"),
        AccountKind::Service => choose(lang, "服务号", "Service account"),
        AccountKind::MiniProgram => choose(lang, "小程序", "Mini program"),
        AccountKind::Channels => choose(lang, "视频号", "Channels"),
        AccountKind::Store => choose(lang, "微信小店", "WeChat store"),
        AccountKind::Talent => choose(lang, "带货助手", "Talent"),
        AccountKind::Supplier => choose(lang, "供货商", "Supplier"),
    }
}

/// The family of accounts that can grant a set.
#[must_use]
pub const fn family(lang: Lang, family: SetFamily) -> &'static str {
    match family {
        SetFamily::OfficialAccount => choose(lang, "公众号", "Official account"),
        SetFamily::MiniProgram => choose(lang, "小程序", "Mini program"),
        SetFamily::Channels => choose(lang, "视频号", "Channels"),
        SetFamily::Talent => choose(lang, "带货助手", "Talent"),
        SetFamily::Supplier => choose(lang, "供货商", "Supplier"),
    }
}

/// Which accounts a link lets the customer pick.
#[must_use]
pub const fn auth_type(lang: Lang, auth_type: AuthType) -> &'static str {
    match auth_type {
        AuthType::OfficialAccounts => choose(lang, "仅公众号", "Official accounts"),
        AuthType::MiniPrograms => choose(lang, "仅小程序", "Mini programs"),
        AuthType::Both => choose(
            lang,
            "公众号和小程序",
            "Official accounts and mini programs",
        ),
        AuthType::MiniProgramPromoter => choose(lang, "小程序推客", "Mini program promoters"),
        AuthType::Channels => choose(lang, "仅视频号", "Channels"),
        AuthType::All => choose(
            lang,
            "公众号、小程序和视频号",
            "Official accounts, mini programs and Channels",
        ),
        AuthType::Talent => choose(lang, "带货助手", "Talents"),
    }
}

/// A set's name; an id that the catalogue lacks is said to be unknown.
#[must_use]
pub fn set(lang: Lang, id: i64) -> String {
    match (catalogue::find(id), lang) {
        (Some(set), Lang::Zh) => set.zh.to_owned(),
        (Some(set), Lang::En) => set.en.to_owned(),
        (None, Lang::Zh) => format!("未知权限集 #{id}"),
        (None, Lang::En) => format!("Unknown set #{id}"),
    }
}

/// What a set is for, in one line; empty for an unknown one.
#[must_use]
pub fn set_purpose(lang: Lang, id: i64) -> &'static str {
    catalogue::find(id).map_or("", |set| choose(lang, set.purpose_zh, set.purpose_en))
}

/// Where a link stands.
#[must_use]
pub const fn link_state(lang: Lang, state: LinkState) -> &'static str {
    match state {
        LinkState::Pending => choose(lang, "待打开", "Not opened yet"),
        LinkState::Opened => choose(lang, "已打开", "Opened"),
        LinkState::Pressed => choose(lang, "授权中", "In progress"),
        LinkState::Failed => choose(lang, "授权失败", "Failed"),
        LinkState::Granted => choose(lang, "已授权", "Granted"),
        LinkState::Expired => choose(lang, "已过期", "Expired"),
        LinkState::Revoked => choose(lang, "已撤回", "Withdrawn"),
    }
}

/// How it stands with the ticket.
#[must_use]
pub const fn ticket(lang: Lang, health: TicketHealth) -> &'static str {
    match health {
        TicketHealth::Missing => choose(lang, "尚未收到", "None yet"),
        TicketHealth::Fresh => choose(lang, "正常", "Fresh"),
        TicketHealth::Stale => choose(lang, "推送中断", "Pushes stopped"),
        TicketHealth::Critical => choose(lang, "即将失效", "About to expire"),
        TicketHealth::Expired => choose(lang, "已失效", "Expired"),
    }
}

/// What the ticket's health means, and what to do.
#[must_use]
pub const fn ticket_advice(lang: Lang, health: TicketHealth) -> &'static str {
    match health {
        TicketHealth::Missing => choose(
            lang,
            "尚未收到微信推送的票据，暂时无法创建授权链接。请核对微信开放平台中的「授权事件接收 URL」是否与概览页上的一致；微信约每 10 分钟推送一次。",
            "No ticket from WeChat has arrived yet, so links cannot be made. Check that the event URL in the WeChat Open Platform is the one on the overview; WeChat pushes about every 10 minutes.",
        ),
        TicketHealth::Fresh => choose(
            lang,
            "微信约每 10 分钟推送一次票据。",
            "WeChat pushes a ticket about every 10 minutes.",
        ),
        TicketHealth::Stale => choose(
            lang,
            "超过 30 分钟没有收到新票据，暂时无法创建授权链接。请检查「授权事件接收 URL」能否从公网访问。",
            "No new ticket for more than 30 minutes, so links cannot be made. Check that the event URL can be reached from the internet.",
        ),
        TicketHealth::Critical => choose(
            lang,
            "票据推送长时间中断，剩余不足 4 小时。票据失效后将无法刷新平台令牌，所有接口调用都会失败，请立即处理。",
            "Pushes have stopped for hours and less than 4 are left. Without a ticket the component token cannot be renewed and every call fails. Act now.",
        ),
        TicketHealth::Expired => choose(
            lang,
            "票据已超过 12 小时，微信会拒绝调用，暂时无法创建授权链接。请尽快恢复票据推送。",
            "The ticket is older than 12 hours and WeChat refuses it, so links cannot be made. Restore the pushes soon.",
        ),
    }
}

/// Which of WeChat's pages.
#[must_use]
pub const fn press_form(lang: Lang, form: PressForm) -> &'static str {
    match form {
        PressForm::Pc => choose(lang, "电脑网页", "PC page"),
        PressForm::H5 => choose(lang, "微信内打开", "Inside WeChat"),
    }
}

/// How a code came.
#[must_use]
pub const fn via(lang: Lang, via: Via) -> &'static str {
    match via {
        Via::Callback => choose(lang, "客户返回页面", "the customer's return"),
        Via::Push => choose(lang, "微信推送", "WeChat's push"),
    }
}

/// Why something with WeChat came to nothing.
#[must_use]
pub const fn failure(lang: Lang, kind: FailureKind) -> &'static str {
    match kind {
        FailureKind::CodeRefused => choose(
            lang,
            "微信拒绝了授权码（可能已被使用）",
            "WeChat refused the authorization code (it may have been used)",
        ),
        FailureKind::CodeExpired => choose(lang, "授权码已过期", "The authorization code expired"),
        FailureKind::Refused => choose(lang, "微信返回了错误", "WeChat answered with an error"),
        FailureKind::Unreachable => choose(
            lang,
            "无法连接微信，或应答异常",
            "WeChat could not be reached, or its answer made no sense",
        ),
        FailureKind::NoTicket => choose(lang, "没有可用的票据", "There is no usable ticket"),
        FailureKind::Paused => choose(
            lang,
            "接口当天的配额已用完，暂停调用到当天 24:00（北京时间）",
            "The API's quota of the day is used up: it is not called until midnight, Beijing time",
        ),
        FailureKind::Internal => choose(
            lang,
            "系统内部错误，详见服务器日志",
            "Something failed inside the console: the server's log has the details",
        ),
    }
}
