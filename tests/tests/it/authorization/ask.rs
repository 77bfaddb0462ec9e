use reqwest::{Client, Method};
use server::Route;
use tests::Stage;

use super::row::{Body, Row};

/// The cookie of somebody who signed in.
pub async fn session(stage: &Stage, person: &tests::Person) -> String {
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
pub async fn ask(stage: &Stage, row: &Row, session: Option<&str>) -> u16 {
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
        Body::None => request.header("accept", "text/html"),
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
pub fn function(stage: &Stage, name: &str) -> String {
    stage
        .routes
        .iter()
        .find(|route| name_of(route) == name)
        .unwrap_or_else(|| panic!("no function {name}"))
        .path
        .clone()
}

/// How the table names a route.
pub fn name_of(route: &Route) -> String {
    match route.path.strip_prefix("/api/ui/") {
        Some(function) => function.rsplit('/').next().unwrap_or_default().to_owned(),
        None => format!("{} {}", route.method, route.path),
    }
}
