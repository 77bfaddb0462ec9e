use serde_json::json;

use super::{
    row::{Body, Row, form, get, json, post, row},
    settings::platform_values,
    things::Things,
};

/// What needs no platform.
pub fn rows(things: &Things) -> Vec<Row> {
    let Things {
        token,
        state,
        invited,
        ..
    } = things;
    vec![
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
        get("/platforms/new", "/platforms/new", [303, 404, 404]),
        form("add_platform", &platform_values(), [401, 404, 404]),
        get("/account", "/account", [303, 200, 200]),
        json("load_account", json!({}), [401, 200, 200]),
        form(
            "change_password",
            &[("old", ""), ("new", "x"), ("again", "x")],
            [401, 200, 200],
        ),
        form("end_sessions", &[("session", "none")], [401, 200, 200]),
    ]
}
