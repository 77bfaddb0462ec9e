use serde_json::json;

use super::{
    row::{Row, form, get, json},
    settings::platform_values,
    things::Things,
};

/// The server functions of a platform, and its exports.
pub fn rows(things: &Things) -> Vec<Row> {
    let Things {
        customer,
        link,
        authorizer,
        conflict,
        entry,
        person,
        push,
        colleague,
        attempt,
        run,
        invitations: [invitation, withdrawn],
        ..
    } = things;
    let mine = [401, 404, 200];
    let p = "demo";
    vec![
        json("load_overview", json!({"platform": p}), mine),
        json("load_wechat_health", json!({"platform": p}), mine),
        json("load_release", json!({"platform": p}), mine),
        form("rehearse_release", &[("platform", p)], mine),
        form("start_push_ticket", &[("platform", p)], mine),
        json("list_pushes", json!({"platform": p, "filter": {}}), mine),
        json("load_push", json!({"platform": p, "id": push}), mine),
        form(
            "process_push_again",
            &[("platform", p), ("push", push)],
            mine,
        ),
        form("dismiss_push", &[("platform", p), ("push", push)], mine),
        json(
            "list_customers",
            json!({"platform": p, "filter": {"after": null}}),
            mine,
        ),
        json(
            "load_customer",
            json!({"platform": p, "id": customer}),
            mine,
        ),
        json(
            "list_links",
            json!({"platform": p, "filter": {"customer": null, "after": null}}),
            mine,
        ),
        json("load_link", json!({"platform": p, "id": link}), mine),
        json(
            "load_link_form",
            json!({"platform": p, "customer": null}),
            mine,
        ),
        json(
            "list_authorizers",
            json!({"platform": p, "filter": {"view": "all"}}),
            mine,
        ),
        json(
            "load_authorizer",
            json!({"platform": p, "id": authorizer, "after": null}),
            mine,
        ),
        json(
            "list_audit",
            json!({"platform": p, "filter": {"object": null, "after": null}}),
            mine,
        ),
        json(
            "load_audit_entry",
            json!({"platform": p, "id": entry}),
            mine,
        ),
        json(
            "list_staff",
            json!({"platform": p, "filter": {"after": null}}),
            mine,
        ),
        json("load_person", json!({"platform": p, "id": person}), mine),
        json(
            "load_staff_invitation",
            json!({"platform": p, "id": invitation}),
            mine,
        ),
        form(
            "invite_person",
            &[("platform", p), ("name", "越权"), ("login", "beyond")],
            mine,
        ),
        form(
            "withdraw_invitation",
            &[("platform", p), ("invitation", withdrawn)],
            mine,
        ),
        form(
            "switch_person",
            &[("platform", p), ("person", colleague), ("disabled", "true")],
            mine,
        ),
        form(
            "add_customer",
            &[("platform", p), ("name", "越权"), ("note", "")],
            mine,
        ),
        form(
            "make_link",
            &[
                ("platform", p),
                ("customer", customer),
                ("auth_type", "3"),
                ("biz_appid", ""),
                ("life_days", "7"),
                ("max_grants", "1"),
            ],
            mine,
        ),
        json("list_conflicts", json!({"platform": p, "filter": {}}), mine),
        json(
            "load_conflict",
            json!({"platform": p, "id": conflict}),
            mine,
        ),
        form(
            "acknowledge_conflict",
            &[
                ("platform", p),
                ("conflict", conflict),
                ("note", "越权"),
                ("version", "0"),
            ],
            mine,
        ),
        form(
            "note_conflict",
            &[
                ("platform", p),
                ("conflict", conflict),
                ("note", "越权"),
                ("version", "1"),
            ],
            mine,
        ),
        form(
            "unacknowledge_conflict",
            &[("platform", p), ("conflict", conflict), ("version", "2")],
            mine,
        ),
        form("ignore_authorizer", &decision(authorizer, "0"), mine),
        form("restore_authorizer", &decision(authorizer, "1"), mine),
        form("accept_authorizer", &decision(authorizer, "2"), mine),
        form(
            "edit_customer",
            &[
                ("platform", p),
                ("customer", customer),
                ("version", "0"),
                ("name", "越权"),
                ("note", ""),
            ],
            mine,
        ),
        form(
            "archive_customer",
            &[("platform", p), ("customer", customer), ("away", "false")],
            mine,
        ),
        json(
            "load_import",
            json!({"platform": p, "preview": "fls_00000000000000000000000000000000"}),
            mine,
        ),
        form(
            "import_customers",
            &[
                ("platform", p),
                ("preview", "fls_00000000000000000000000000000000"),
            ],
            mine,
        ),
        form(
            "note_link",
            &[
                ("platform", p),
                ("link", link),
                ("version", "0"),
                ("note", "越权"),
            ],
            mine,
        ),
        form(
            "extend_link",
            &[
                ("platform", p),
                ("link", link),
                ("version", "1"),
                ("life_days", "7"),
            ],
            mine,
        ),
        form(
            "reissue_link",
            &[
                ("platform", p),
                ("link", link),
                ("version", "2"),
                ("new_life_days", "7"),
            ],
            mine,
        ),
        form("revoke_link", &[("platform", p), ("link", link)], mine),
        form(
            "retry_attempt",
            &[("platform", p), ("link", link), ("attempt", attempt)],
            mine,
        ),
        form(
            "assign_authorizer",
            &[
                ("platform", p),
                ("authorizer", authorizer),
                ("customer", customer),
                ("version", "2"),
            ],
            mine,
        ),
        json(
            "list_reconciliations",
            json!({"platform": p, "after": null}),
            mine,
        ),
        json(
            "load_reconciliation",
            json!({"platform": p, "id": run, "filter": {}}),
            mine,
        ),
        form("start_reconciliation", &[("platform", p)], mine),
        form(
            "read_options",
            &[("platform", p), ("authorizer", authorizer)],
            mine,
        ),
        form(
            "set_option",
            &[
                ("platform", p),
                ("authorizer", authorizer),
                ("setting", "voice_recognize=1"),
            ],
            mine,
        ),
        json(
            "load_page_codes",
            json!({"platform": p, "code": null}),
            mine,
        ),
        json("load_settings", json!({"platform": p}), mine),
        json("list_calls", json!({"platform": p, "filter": {}}), mine),
        json("list_quotas", json!({"platform": p}), mine),
        form("ask_quotas", &[("platform", p)], mine),
        form("clear_quotas", &[("platform", p)], mine),
        form("resume_apis", &[("platform", p)], mine),
        json("list_tokens", json!({"platform": p, "filter": {}}), mine),
        form("renew_component_token", &[("platform", p)], mine),
        form(
            "renew_tokens",
            &[("platform", p), ("authorizers[]", authorizer)],
            mine,
        ),
        form(
            "change_settings",
            &[&platform_values()[..], &[("platform", p), ("version", "0")]].concat(),
            [401, 404, 404],
        ),
        form(
            "keep_test_pair",
            &[
                ("platform", p),
                ("test_token", "token123"),
                ("test_encoding_aes_key", "x"),
            ],
            [401, 404, 404],
        ),
        form(
            "retire_pair",
            &[("platform", p), ("pair", "previous")],
            [401, 404, 404],
        ),
        form(
            "note_authorizer",
            &[
                ("platform", p),
                ("authorizer", authorizer),
                ("note", "越权"),
                ("version", "0"),
            ],
            mine,
        ),
        form(
            "tag_authorizer",
            &[("platform", p), ("authorizer", authorizer), ("tag", "越权")],
            mine,
        ),
        form(
            "untag_authorizer",
            &[("platform", p), ("authorizer", authorizer), ("tag", "越权")],
            mine,
        ),
        // Far from the other export: a person can have one at a time.
        get(
            "/p/{platform}/audit/export.jsonl",
            "/p/demo/audit/export.jsonl",
            [303, 404, 200],
        ),
    ]
}

/// A decision about an authorizer as of `version`.
fn decision<'a>(authorizer: &'a str, version: &'a str) -> [(&'static str, &'a str); 3] {
    [
        ("platform", "demo"),
        ("authorizer", authorizer),
        ("version", version),
    ]
}
