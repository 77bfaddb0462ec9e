//! The connection to WeChat: tickets, and pushes that were refused.

use domain::ticket::TicketAnswer;

use crate::{prefs::Lang, words};

words! {
    /// Words of the pages under 微信连接.
    pub struct WeChatWords {
        health_purpose: "微信的票据是否按时送达、推送是否被拒绝。", "Whether WeChat's tickets arrive in time, and whether pushes are refused.";
        tabs: "微信连接", "WeChat";
        tab_health: "票据与推送", "Tickets";
        tab_pushes: "推送记录", "Pushes";
        tab_calls: "调用记录", "Calls";
        tab_tokens: "令牌", "Tokens";
        tab_quotas: "配额", "Quotas";
        tab_reconciliation: "对账", "Reconciliation";
        tab_release: "全网发布", "Release";
        more: "查看票据与推送", "Tickets and pushes";
        last_tickets: "最近五次票据", "The last five tickets";
        last_tickets_none: "还没有收到过票据。", "No ticket has arrived yet.";
        ask: "请求微信重新推送", "Ask WeChat to push tickets";
        ask_button: "请求推送票据", "Ask for tickets";
        ask_note: "调用 api_start_push_ticket。票据推送中断时，先确认「授权事件接收 URL」能从公网访问，再请求微信重新推送；新票据约 10 分钟内送达。", "Calls api_start_push_ticket. When tickets have stopped, first make sure that the event URL can be reached from the internet; a new ticket then comes within about 10 minutes.";
        asked: "上次请求", "Last asked";
        answer: "微信答复", "WeChat's answer";
        answer_failed: "请求没有成功", "It did not work";
        event_url: "授权事件接收 URL", "Event URL";
        refused: "被拒绝的推送", "Refused pushes";
        reason: "原因", "Reason";
        count: "次数", "Count";
        last: "最近一次", "Last";
    }
    with {
        refused_note(days: i64): "签名、密钥或接收方不符的推送不会入库，只按原因计数。这里只显示最近 {days} 天内出现过的原因。", "Pushes with a wrong signature, key or receiver are not stored, only counted by reason. Only reasons of the last {days} days are shown.";
        refused_none(days: i64): "最近 {days} 天没有被拒绝的推送。", "No push was refused in the last {days} days.";
    }
}

/// What WeChat said when it was asked to push tickets, and what follows from it.
#[must_use]
pub const fn ticket_answer(lang: Lang, answer: TicketAnswer) -> &'static str {
    match (lang, answer) {
        (Lang::Zh, TicketAnswer::Restarted) => "已重新开始推送，请等待新票据送达（约 10 分钟）。",
        (Lang::En, TicketAnswer::Restarted) => {
            "Pushing again: wait for a new ticket, about 10 minutes."
        }
        (Lang::Zh, TicketAnswer::WasRunning) => {
            "微信一直在正常推送。若仍收不到票据，请检查「授权事件接收 URL」、防火墙与证书。"
        }
        (Lang::En, TicketAnswer::WasRunning) => {
            "WeChat has been pushing all along. If no ticket arrives, check the event URL, the firewall and the certificate."
        }
    }
}
