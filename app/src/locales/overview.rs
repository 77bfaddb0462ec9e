//! The overview of a platform.

use crate::words;

words! {
    /// Words of the overview.
    pub struct OverviewWords {
        title: "概览", "Overview";
        purpose: "平台是否连通、有哪些事需要处理。", "Whether the platform is connected, and what needs a hand.";
        new_link: "创建授权链接", "New link";
        ticket: "验证票据", "Verify ticket";
        ticket_code: "component_verify_ticket", "component_verify_ticket";
        token: "平台令牌", "Component token";
        token_code: "component_access_token", "component_access_token";
        state: "状态", "State";
        received: "最近收到", "Last received";
        never: "从未", "Never";
        budget: "剩余有效期", "Time left";
        expires: "有效期", "Expires";
        token_none: "尚未获取", "None yet";
        token_valid: "有效", "Valid";
        token_expired: "已过期", "Expired";
        token_note: "收到票据后自动获取，到期前自动刷新。", "Fetched once a ticket is here, and renewed before it expires.";
        last_failure: "最近一次刷新失败", "The last renewal failed";
        customers: "客户", "Customers";
        open_links: "可用链接", "Open links";
        authorizers: "已授权账号", "Authorized accounts";
        lacking: "缺少权限集的账号", "Accounts lacking sets";
        conflicts: "缺失的权限集", "Sets lacking";
        conflicts_exclusive: "其中互斥", "Exclusive ones";
        conflicts_unseen: "尚未确认", "Not acknowledged";
        dead_pushes: "处理失败的推送", "Failed pushes";
        unassigned: "待分配", "To assign";
        suspected: "疑似失效", "Perhaps revoked";
        connection: "接入信息", "Connection";
        component_appid: "平台 AppID", "Platform AppID";
        event_url: "授权事件接收 URL", "Event URL";
        event_url_note: "填写到微信开放平台「开发资料」中。", "Enter it in the development settings of the WeChat Open Platform.";
        recent: "最近动态", "Recent activity";
        recent_none: "还没有动态", "Nothing yet";
        recent_none_body: "收到票据、创建链接、客户授权后会显示在这里。", "Tickets, links and grants will appear here.";
        recent_all: "查看全部", "See all";
    }
    with {
        budget_label(left: &str): "12 小时有效期，还剩 {left}", "{left} of 12 hours left";
    }
}
