/// Where something goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Url {
    /// 授权事件接收URL.
    Events,
    /// 消息与事件接收URL.
    Messages,
}

/// What comes before an `Event` that the sandbox does not know.
pub(super) const EVENT: &str = "event:";

/// Something that WeChat tells.
pub(crate) struct Kind {
    /// Its `InfoType`; of a message its `Event`, or `text`.
    pub(crate) name: &'static str,
    pub(super) to: Url,
    /// Names and usual values. What begins with `$` is filled in (`fill.rs`).
    pub(super) fields: &'static [(&'static str, &'static str)],
}

/// What the sandbox knows: docs/wechat.md §5.5, §5.6, with values as in reports of real ones. People and companies are made up.
#[rustfmt::skip]
pub(crate) const KNOWN: &[Kind] = &[
    events("notify_third_fasteregister", &[
        ("appid", "$account"), ("status", "0"), ("auth_code", "$code"), ("msg", "OK"), ("info.name", "$principal"),
        ("info.code", "91310000MA1FL00X0N"), ("info.code_type", "1"), ("info.legal_persona_wechat", "linlan-sandbox"),
        ("info.legal_persona_name", "林岚"), ("info.component_phone", "4000000000"),
    ]),
    events("notify_third_fastregisterbetaapp", &[
        ("appid", "$account"), ("status", "0"), ("msg", "OK"), ("info.unique_id", "$id"), ("info.name", "$name"),
    ]),
    events("notify_third_fastverifybetaapp", &[
        ("appid", "$account"), ("status", "0"), ("msg", "OK"), ("info.name", "$principal"), ("info.code", "91310000MA1FL00X0N"),
        ("info.code_type", "1"), ("info.legal_persona_wechat", "linlan-sandbox"), ("info.legal_persona_name", "林岚"),
        ("info.component_phone", "4000000000"),
    ]),
    events("notify_icpfiling_verify_result", &[
        ("task_id", "$id"), ("verify_appid", "$account"), ("result", "3"), ("along_with_auth_result", "9"),
    ]),
    events("notify_apply_icpfiling_result", &[("authorizer_appid", "$account"), ("beian_status", "6")]),
    events("notify_3rd_wxa_auth", &[
        ("appid", "$account"), ("taskid", "$id"), ("task_status", "12"), ("apply_status", "3"), ("message", "OK"),
        ("dispatch_info.provider", "测试审核公司"), ("dispatch_info.contact", "4000000000"), ("dispatch_info.dispatch_time", "$now"),
    ]),
    events("notify_3rd_wxa_wxverify", &[("appid", "$account"), ("expired", "$next-month"), ("message", "认证即将到期")]),
    events("notify_3rd_wxa_auth_and_icp", &[("procedure_id", "$id"), ("procedure_status", "1")]),
    events("order_path_apply_result_notify", &[("list.appid", "$account"), ("list.ret_code", "0")]),
    events("order_path_audit_result_notify", &[
        ("list.appid", "$account"), ("list.audit_id", "$id"), ("list.status", "4"), ("list.apply_time", "$now"),
        ("list.audit_time", "$now"),
    ]),
    messages("weapp_audit_success", &[("SuccTime", "$now")]),
    messages("weapp_audit_fail", &[("Reason", "页面内容与所选类目不符"), ("FailTime", "$now")]),
    messages("weapp_audit_delay", &[("Reason", "审核需要更长时间"), ("DelayTime", "$now")]),
    messages("wxa_nickname_audit", &[("ret", "3"), ("nickname", "$name")]),
    messages("debug_demo", &[("debug_str", "$id")]),
    messages("text", &[("Content", "你好"), ("MsgId", "$id")]),
];

const fn events(name: &'static str, fields: &'static [(&'static str, &'static str)]) -> Kind {
    Kind {
        name,
        to: Url::Events,
        fields,
    }
}

const fn messages(name: &'static str, fields: &'static [(&'static str, &'static str)]) -> Kind {
    Kind {
        name,
        to: Url::Messages,
        fields,
    }
}
