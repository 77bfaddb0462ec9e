//! Who may do what: every server function and every route, asked by nobody, by staff of another platform, and by staff.
//! What is not in this table fails.

use std::collections::BTreeSet;

use domain::audit::ActorKind;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use server::Route;
use tests::{Stage, Wanted};

on_both!(
    everybody_gets_what_is_theirs,
    an_id_of_another_platform_is_not_found
);

/// A row: who asks gets which status. `nobody`, staff of another platform, staff.
struct Row {
    /// The route, as the server lists it: a server function by its name alone.
    route: String,
    /// A path that leads there.
    path: String,
    body: Body,
    expect: [u16; 3],
}

enum Body {
    None,
    /// For server functions that read.
    Json(Value),
    /// For forms, sent by a script: the answer says what happened.
    Form(Vec<(&'static str, String)>),
}

/// Things of the platform `demo`.
struct Things {
    customer: String,
    link: String,
    authorizer: String,
    token: String,
    state: String,
}

fn table(things: &Things) -> Vec<Row> {
    let Things {
        customer,
        link,
        authorizer,
        token,
        state,
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
        // Customers, by the secret in the address.
        get("/l/{token}", &format!("/l/{token}"), [200; 3]),
        get("/l/{token}/go", &format!("/l/{token}/go"), [303; 3]),
        post("/l/{token}/go", &format!("/l/{token}/go"), &[], [303; 3]),
        get("/cb/{state}", &format!("/cb/{state}"), [303; 3]),
        get("/r/{state}", &format!("/r/{state}"), [200; 3]),
        // A visitor's own forms: nobody else's are found.
        json(
            "read_flash",
            json!({"id": "fls_00000000000000000000000000000000"}),
            [200; 3],
        ),
        // Whoever is signed in. With one platform the start page leads there.
        get("/", "/", [303, 302, 302]),
        json("load_frame", json!({}), [401, 200, 200]),
    ];
    // Staff of the platform.
    let pages = [
        ("", String::new()),
        ("/customers", String::new()),
        ("/customers/new", String::new()),
        ("/customers/{id}", format!("/customers/{customer}")),
        ("/links", String::new()),
        ("/links/new", String::new()),
        ("/links/{id}", format!("/links/{link}")),
        ("/authorizers", String::new()),
        ("/authorizers/{id}", format!("/authorizers/{authorizer}")),
        ("/audit", String::new()),
    ];
    for (page, with_id) in pages {
        let at = if with_id.is_empty() { page } else { &with_id };
        rows.push(get(
            &format!("/p/{{platform}}{page}"),
            &format!("/p/demo{at}"),
            [303, 404, 200],
        ));
    }
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
            json!({"platform": p, "filter": {"view": "all", "customer": null, "after": null}}),
            mine,
        ),
        json(
            "load_authorizer",
            json!({"platform": p, "id": authorizer}),
            mine,
        ),
        json(
            "list_audit",
            json!({"platform": p, "filter": {"object": null, "after": null}}),
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
        form(
            "assign_authorizer",
            &[
                ("platform", p),
                ("authorizer", authorizer),
                ("customer", customer),
            ],
            mine,
        ),
        // Last: it ends the session.
        form("sign_out", &[], [200; 3]),
    ]);
    rows
}

async fn everybody_gets_what_is_theirs(stage: Stage) {
    let things = things(&stage).await;
    let rows = table(&things);
    let listed: BTreeSet<String> = stage.routes.iter().map(name_of).collect();
    let tabled: BTreeSet<String> = rows.iter().map(|row| row.route.clone()).collect();
    assert_eq!(
        listed.difference(&tabled).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not in the table"
    );
    assert_eq!(
        tabled.difference(&listed).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "not served"
    );
    assert_eq!(
        listed.len(),
        stage.routes.len(),
        "two functions of one name"
    );

    for (actor, person) in [None, Some(&stage.stranger), Some(&stage.staff)]
        .into_iter()
        .enumerate()
    {
        let (before, events) = (stage.overview().await.counts, by_staff(&stage).await);
        let session = match person {
            Some(person) => Some(session(&stage, person).await),
            None => None,
        };
        for row in &rows {
            let status = ask(&stage, row, session.as_deref()).await;
            assert_eq!(
                status, row.expect[actor],
                "{} at {} by actor {actor}",
                row.route, row.path
            );
        }
        let after = stage.overview().await.counts;
        if actor < 2 {
            assert_eq!(after, before, "actor {actor} changed something");
            assert_eq!(
                by_staff(&stage).await,
                events,
                "actor {actor} stands in the trail"
            );
        } else {
            assert_eq!(
                (after.customers, after.open_links),
                (before.customers + 1, before.open_links + 1),
                "staff could"
            );
        }
    }
}

async fn an_id_of_another_platform_is_not_found(stage: Stage) {
    let things = things(&stage).await;
    let session = session(&stage, &stage.stranger).await;
    let own = tests::STRANGE;
    for row in [
        json(
            "load_customer",
            json!({"platform": own, "id": things.customer}),
            [404; 3],
        ),
        json(
            "load_link",
            json!({"platform": own, "id": things.link}),
            [404; 3],
        ),
        json(
            "load_authorizer",
            json!({"platform": own, "id": things.authorizer}),
            [404; 3],
        ),
        form(
            "assign_authorizer",
            &[
                ("platform", own),
                ("authorizer", &things.authorizer),
                ("customer", &things.customer),
            ],
            [404; 3],
        ),
        get(
            "",
            &format!("/p/{own}/customers/{}", things.customer),
            [404; 3],
        ),
        get("", &format!("/p/{own}/links/{}", things.link), [404; 3]),
        get(
            "",
            &format!("/p/{own}/authorizers/{}", things.authorizer),
            [404; 3],
        ),
        get("", "/p/no-such-platform/customers/new", [404; 3]),
    ] {
        assert_eq!(
            ask(&stage, &row, Some(&session)).await,
            404,
            "{} at {}",
            row.route,
            row.path
        );
    }
    let row = json(
        "load_customer",
        json!({"platform": own, "id": "not an id"}),
        [404; 3],
    );
    assert_eq!(ask(&stage, &row, Some(&session)).await, 404);
}

/// How often staff stand in the trail.
async fn by_staff(stage: &Stage) -> usize {
    let trail = crate::audit::trail(stage).await;
    trail
        .iter()
        .filter(|row| row.actor_kind == ActorKind::Staff)
        .count()
}

/// A customer, a link that was pressed, an authorizer.
async fn things(stage: &Stage) -> Things {
    let customer = stage.add_customer("栖木家居").await;
    let made = stage.make_link_for(&customer, Wanted::default()).await;
    let pressed = stage.press(&stage.browser(), &made).await;
    stage
        .sandbox
        .grant("demo", "wx94a6f1c08e3d7b25", &[17], None)
        .unwrap();
    stage.work().await;
    Things {
        customer: customer.to_string(),
        link: made.id.to_string(),
        authorizer: stage.authorizers().await[0].id.to_string(),
        token: made.url.path().trim_start_matches("/l/").to_owned(),
        state: pressed
            .callback
            .path()
            .trim_start_matches("/cb/")
            .to_owned(),
    }
}

/// The cookie of somebody who signed in.
async fn session(stage: &Stage, person: &tests::Person) -> String {
    let browser = stage.browser();
    let form = browser.open("/sign-in").await.form("sign_in");
    let answer = browser
        .send_only(
            &form
                .fill("login", &person.login)
                .fill("password", &person.password),
        )
        .await;
    answer
        .header("set-cookie")
        .split(';')
        .next()
        .unwrap()
        .to_owned()
}

/// Asks as a script of ours would, and answers with the status.
async fn ask(stage: &Stage, row: &Row, session: Option<&str>) -> u16 {
    let (method, path) = match row.route.split_once(' ') {
        Some(("POST", _)) => (Method::POST, row.path.clone()),
        Some(_) => (Method::GET, row.path.clone()),
        None => (Method::POST, function(stage, &row.route)),
    };
    let client = Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let mut request = client
        .request(method, stage.origin.join(&path).unwrap())
        .header("sec-fetch-site", "same-origin");
    if let Some(session) = session {
        request = request.header("cookie", session);
    }
    let request = match &row.body {
        Body::None => request,
        Body::Json(value) => request.header("accept", "application/json").json(value),
        Body::Form(fields) => request
            .header(
                "accept",
                if row.route.contains(' ') {
                    "text/html"
                } else {
                    "application/json"
                },
            )
            .form(fields),
    };
    request.send().await.unwrap().status().as_u16()
}

/// The path of the server function with this name.
fn function(stage: &Stage, name: &str) -> String {
    stage
        .routes
        .iter()
        .find(|route| name_of(route) == name)
        .unwrap_or_else(|| panic!("no function {name}"))
        .path
        .clone()
}

/// How the table names a route.
fn name_of(route: &Route) -> String {
    match route.path.strip_prefix("/api/ui/") {
        Some(function) => function.rsplit('/').next().unwrap_or_default().to_owned(),
        None => format!("{} {}", route.method, route.path),
    }
}

fn row(route: &str, path: &str, body: Body, expect: [u16; 3]) -> Row {
    Row {
        route: route.to_owned(),
        path: path.to_owned(),
        body,
        expect,
    }
}

fn get(route: &str, path: &str, expect: [u16; 3]) -> Row {
    row(&format!("GET {route}"), path, Body::None, expect)
}

fn post(route: &str, path: &str, fields: &[(&'static str, &str)], expect: [u16; 3]) -> Row {
    row(
        &format!("POST {route}"),
        path,
        Body::Form(owned(fields)),
        expect,
    )
}

fn json(function: &str, arguments: Value, expect: [u16; 3]) -> Row {
    row(function, "", Body::Json(arguments), expect)
}

fn form(function: &str, fields: &[(&'static str, &str)], expect: [u16; 3]) -> Row {
    row(function, "", Body::Form(owned(fields)), expect)
}

fn owned(fields: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    fields
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}
