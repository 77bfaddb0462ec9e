//! The page of the audit trail.

use crate::words;

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
