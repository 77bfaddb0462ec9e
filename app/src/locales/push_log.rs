//! The log of pushes.

use crate::words;

words! {
    /// Words of the log of pushes and of a push's page.
    pub struct PushWords {
        title: "推送记录", "Pushes";
        purpose: "微信推送过来的每个事件：何时收到、处理结果、失败原因。", "Everything that WeChat pushed: when, what came of it, and why it failed.";
        dead: "处理失败", "Failed";
        all: "全部", "All";
        views: "推送记录的视图", "Views of the pushes";
        received: "收到时间", "Received";
        kind: "类型", "Kind";
        any_kind: "例如 unauthorized", "Such as unauthorized";
        account: "账号 AppID", "Account's AppID";
        authorizer: "授权方", "Authorizer";
        unnamed: "未命名账号", "Unnamed account";
        state: "状态", "State";
        result: "结果", "Result";
        took: "耗时", "Took";
        node: "节点", "Node";
        from: "从", "From";
        to: "到", "To";
        empty: "还没有收到过推送", "No pushes yet";
        empty_body: "微信的票据、授权与取消授权等推送会显示在这里。", "Tickets, grants and revocations that WeChat pushes will appear here.";
        none_dead: "没有处理失败的推送", "No push has failed";
        none_dead_body: "处理失败的推送会留在这里，直到有人处理。", "Pushes that could not be processed stay here until somebody deals with them.";
        busy: "处理中", "In progress";
        came_by: "推送地址", "Came to";
        events: "授权事件接收 URL", "Event URL";
        messages: "消息与事件接收 URL", "Message URL";
        pair: "解密所用密钥", "Opened with";
        create_time: "微信发出时间", "Made at";
        dies_at: "授权码有效期至", "Code lives until";
        code_dead: "推送中的授权码已经过期，重新处理只会再次失败。请让客户重新授权，或等待对账找回。", "The code in it has expired, so processing it again will fail again. Ask the customer to grant once more.";
        attempt: "对应的授权链接", "Its link";
        open_link: "查看链接", "Open the link";
        id: "编号", "Id";
        content: "解密后的内容", "Decrypted content";
        content_note: "授权码、票据等敏感内容已隐去。", "Codes, tickets and other secrets are masked.";
        history: "处理过程", "Processing";
        failure: "失败原因", "Why it failed";
        again: "重新处理", "Process again";
        again_title: "重新处理这个推送？", "Process this push again?";
        again_body: "系统会立即按原内容再处理一次，结果显示在本页。已经生效的部分不会重复生效。", "It is processed once more with the same content, at once; the result stands on this page. What is in effect already is not done twice.";
        dismiss: "搁置", "Put aside";
        dismiss_title: "搁置这个推送？", "Put this push aside?";
        dismiss_body: "不再计入处理失败，到保留期后删除。之后仍可重新处理。", "It no longer counts as failed and is removed when its time is over. It can still be processed again until then.";
        more_like_it: "该账号的推送", "Pushes of this account";
        trail: "操作日志", "Audit trail";
        next_try: "下次尝试", "Next try";
        interrupted: "没有结束", "Did not end";
    }
    with {
        tries(n: i64): "已尝试 {n} 次", "Tries: {n}";
        tries_of(n: i64, most: i64): "已尝试 {n} 次（最多 {most} 次）", "Tries: {n} of {most}";
        number(n: i64): "第 {n} 次尝试", "Try {n}";
        ms(n: i64): "{n} 毫秒", "{n} ms";
        at_node(node: &str): "节点 {node}", "Node {node}";
        errcode(code: i64): "（错误码 {code}）", " (errcode {code})";
        dead_of(n: i64): "处理失败（{n}）", "Failed ({n})";
    }
}
