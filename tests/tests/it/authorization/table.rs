use serde_json::json;

use super::{
    row::{Body, Row, form, get, json, post, row},
    things::Things,
};

/// Every route, every server function.
pub fn table(things: &Things) -> Vec<Row> {
    let Things {
        customer,
        link,
        authorizer,
        conflict,
        token,
        state,
        entry,
        person,
        colleague,
        invitations: [invitation, withdrawn],
        invited,
        attempt,
    } = things;
    let mut rows = vec![
        // Anybody.
        get("/healthz", "/healthz", [200; 3]),
        get("/readyz", "/readyz", [200; 3]),
        get("/favicon.svg", "/favicon.svg", [200; 3]),
        get("/pkg/{*file}", "/pkg/manifest.json", [200; 3]),
        row("ANY /api/{*path}", "/api/ui/none", Body::None, [404; 3]),
        post("/preferences", "/preferences", &[("lang", "en")], [303; 3]),
        get("/sign-in", "/sign-in", [200, 303, 303]),
        form(
            "sign_in",
            &[("login", "x"), ("password", "x"), ("back", "/")],
            [200; 3],
        ),
        // WeChat, by its signature.
        get(
            "/push/{slug}/events",
            "/push/demo/events?echostr=1",
            [400; 3],
        ),
        post("/push/{slug}/events", "/push/demo/events", &[], [400; 3]),
        get(
            "/push/{slug}/messages/{appid}",
            "/push/demo/messages/wx1?echostr=1",
            [400; 3],
        ),
        post(
            "/push/{slug}/messages/{appid}",
            "/push/demo/messages/wx1",
            &[],
            [400; 3],
        ),
        // Customers, by the secret in the address.
        get("/l/{token}", &format!("/l/{token}"), [200; 3]),
        get("/l/{token}/go", &format!("/l/{token}/go"), [303; 3]),
        post("/l/{token}/go", &format!("/l/{token}/go"), &[], [303; 3]),
        post(
            "/l/{token}/opened",
            &format!("/l/{token}/opened"),
            &[],
            [204; 3],
        ),
        get("/cb/{state}", &format!("/cb/{state}"), [303; 3]),
        get("/r/{state}", &format!("/r/{state}"), [200; 3]),
        // Whoever was invited, by the secret in the address.
        get("/invite/{token}", &format!("/invite/{invited}"), [200; 3]),
        json("read_invitation", json!({"token": invited}), [200; 3]),
        form(
            "accept_invitation",
            &[("token", "x"), ("password", "x"), ("again", "x")],
            [200; 3],
        ),
        // A visitor's own forms: nobody else's are found.
        json(
            "read_flash",
            json!({"id": "fls_00000000000000000000000000000000"}),
            [200; 3],
        ),
        // Whoever is signed in. With one platform the start page leads there.
        get("/", "/", [303, 302, 302]),
        json("load_frame", json!({}), [401, 200, 200]),
        // The owner of the installation; to everybody else it does not exist.
        get("/platforms/new", "/platforms/new", [303, 200, 200]),
        form("add_platform", &platform_values(), [401, 404, 404]),
        get("/account", "/account", [303, 200, 200]),
        json("load_account", json!({}), [401, 200, 200]),
        form(
            "change_password",
            &[("old", ""), ("new", "x"), ("again", "x")],
            [401, 200, 200],
        ),
        form("end_sessions", &[("session", "none")], [401, 200, 200]),
    ];
    // Staff of the platform.
    let pages = [
        ("", String::new()),
        ("/customers", String::new()),
        ("/customers/new", String::new()),
        ("/customers/import", String::new()),
        ("/customers/{id}", format!("/customers/{customer}")),
        (
            "/customers/{id}/edit",
            format!("/customers/{customer}/edit"),
        ),
        ("/links", String::new()),
        ("/links/new", String::new()),
        ("/links/{id}", format!("/links/{link}")),
        ("/links/{id}/qr.svg", format!("/links/{link}/qr.svg")),
        ("/links/{id}/qr.png", format!("/links/{link}/qr.png")),
        ("/authorizers", String::new()),
        ("/authorizers/{id}", format!("/authorizers/{authorizer}")),
        ("/conflicts", String::new()),
        ("/conflicts/{id}", format!("/conflicts/{conflict}")),
        ("/staff", String::new()),
        ("/staff/invite", String::new()),
        ("/staff/{id}", format!("/staff/{person}")),
        (
            "/staff/invitations/{id}",
            format!("/staff/invitations/{invitation}"),
        ),
        ("/audit", String::new()),
        ("/settings", String::new()),
        ("/audit/{id}", format!("/audit/{entry}")),
        ("/audit/export.csv", String::new()),
    ];
    for (page, with_id) in pages {
        let at = if with_id.is_empty() { page } else { &with_id };
        rows.push(get(
            &format!("/p/{{platform}}{page}"),
            &format!("/p/demo{at}"),
            [303, 404, 200],
        ));
    }
    // A plain form with a file: a table without rows leads back to its page.
    rows.push(post(
        "/p/{platform}/customers/import/check",
        "/p/demo/customers/import/check",
        &[("text", "")],
        [303, 404, 303],
    ));
    let mine = [401, 404, 200];
    let p = "demo";
    rows.extend([
        json("load_overview", json!({"platform": p}), mine),
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
            &[("platform", p), ("link", link), ("new_life_days", "7")],
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
        json("load_settings", json!({"platform": p}), mine),
        form(
            "change_settings",
            &[&platform_values()[..], &[("platform", p), ("version", "0")]].concat(),
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
        // Last: it ends the session.
        form("sign_out", &[], [200; 3]),
    ]);
    rows
}

fn platform_values() -> [(&'static str, &'static str); 7] {
    [
        ("slug", "mine"),
        ("name", "越权"),
        ("component_appid", "wx00000000000000ff"),
        ("appsecret", "x"),
        ("token", "token123"),
        ("encoding_aes_key", "x"),
        ("public_origin", "https://a.example"),
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
