//! Refusals of the APIs: 200, an errcode, a text with a rid.

use secrecy::SecretString;
use serde_json::{Value, json};
use wechat::Error;

use crate::stage::{FREE, Stage};

fn secret(text: &str) -> SecretString {
    SecretString::from(text)
}

#[track_caller]
fn errcode<T: std::fmt::Debug>(result: Result<T, Error>) -> i64 {
    let error = result.unwrap_err();
    let api = error.api().unwrap_or_else(|| panic!("{error:?}"));
    assert!(
        api.rid.as_ref().is_some_and(|rid| rid.len() == 26),
        "{api:?}"
    );
    api.errcode
}

#[tokio::test]
async fn a_component_token_needs_appid_secret_and_a_fresh_ticket() {
    let stage = Stage::new().await;
    let ticket = stage.ticket().await;
    let (appid, appsecret) = (stage.appid(), stage.appsecret());
    let client = &stage.client;
    assert_eq!(
        errcode(
            client
                .component_token("wx0000000000000000", &appsecret, &ticket)
                .await
        ),
        40013
    );
    assert_eq!(
        errcode(client.component_token("", &appsecret, &ticket).await),
        41018
    );
    assert_eq!(
        errcode(
            client
                .component_token(appid, &secret("wrong"), &ticket)
                .await
        ),
        40125
    );
    assert_eq!(
        errcode(client.component_token(appid, &secret(""), &ticket).await),
        41004
    );
    assert_eq!(
        errcode(client.component_token(appid, &appsecret, &secret("")).await),
        61006
    );
    assert_eq!(
        errcode(
            client
                .component_token(appid, &appsecret, &secret("ticket@@@x"))
                .await
        ),
        61006
    );
    stage.sandbox.advance(12 * 3600 + 1);
    assert_eq!(
        errcode(client.component_token(appid, &appsecret, &ticket).await),
        61005
    );
}

#[tokio::test]
async fn an_old_token_works_for_five_more_minutes() {
    let stage = Stage::new().await;
    let old = stage.token().await;
    let new = stage.token().await;
    let client = &stage.client;
    stage.sandbox.advance(299);
    client
        .create_pre_auth_code(stage.appid(), &old)
        .await
        .unwrap();
    stage.sandbox.advance(1);
    assert_eq!(
        errcode(client.create_pre_auth_code(stage.appid(), &old).await),
        40001
    );
    client
        .create_pre_auth_code(stage.appid(), &new)
        .await
        .unwrap();
    stage.sandbox.advance(7200);
    assert_eq!(
        errcode(client.create_pre_auth_code(stage.appid(), &new).await),
        42001
    );
}

#[tokio::test]
async fn tokens_are_checked() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let rival = &stage.sandbox.platform("rival").unwrap().component_appid;
    let client = &stage.client;
    assert_eq!(
        errcode(
            client
                .create_pre_auth_code(stage.appid(), &secret(""))
                .await
        ),
        41001
    );
    assert_eq!(
        errcode(
            client
                .create_pre_auth_code(stage.appid(), &secret("made-up"))
                .await
        ),
        40001
    );
    assert_eq!(
        errcode(client.create_pre_auth_code(rival, &token).await),
        40001
    );
}

#[tokio::test]
async fn codes_are_checked() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let client = &stage.client;
    assert_eq!(
        errcode(
            client
                .query_auth(stage.appid(), &token, &secret("preauthcode@@@x"))
                .await
        ),
        61009
    );
    let consent = stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    stage.sandbox.advance(3600);
    assert_eq!(
        errcode(
            client
                .query_auth(stage.appid(), &token, &secret(&consent.auth_code))
                .await
        ),
        61010
    );
}

#[tokio::test]
async fn refresh_tokens_are_checked() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let client = &stage.client;
    let refresh = secret("refreshtoken@@@x");
    assert_eq!(
        errcode(
            client
                .authorizer_token(stage.appid(), &token, FREE, &refresh)
                .await
        ),
        61003
    );
    stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    assert_eq!(
        errcode(
            client
                .authorizer_token(stage.appid(), &token, FREE, &refresh)
                .await
        ),
        61023
    );
    assert_eq!(
        errcode(
            client
                .authorizer_token(stage.appid(), &token, FREE, &secret(""))
                .await
        ),
        61023
    );
}

#[tokio::test]
async fn callers_from_elsewhere_are_told_their_address() {
    let stage = Stage::new().await;
    let ticket = stage.ticket().await;
    stage
        .sandbox
        .ip_whitelist("demo", Some(vec!["10.0.0.1".parse().unwrap()]))
        .unwrap();
    let error = stage
        .client
        .component_token(stage.appid(), &stage.appsecret(), &ticket)
        .await
        .unwrap_err();
    assert_eq!(
        (error.errcode(), error.api().unwrap().request_ip.as_deref()),
        (Some(61004), Some("127.0.0.1"))
    );
    stage
        .sandbox
        .ip_whitelist("demo", Some(vec!["127.0.0.1".parse().unwrap()]))
        .unwrap();
    stage
        .client
        .component_token(stage.appid(), &stage.appsecret(), &ticket)
        .await
        .unwrap();
}

/// Calls an API with a raw body and says what errcode came; 0 for none.
async fn raw(stage: &Stage, method: reqwest::Method, api: &str, body: &str) -> (i64, Value) {
    let url = stage
        .url
        .join(&format!("/cgi-bin/component/{api}"))
        .unwrap();
    let response = reqwest::Client::new()
        .request(method, url)
        .body(body.to_owned())
        .send()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    (body["errcode"].as_i64().unwrap_or_default(), body)
}

#[tokio::test]
async fn malformed_calls_are_told_apart() {
    use reqwest::Method;
    let stage = Stage::new().await;
    let api = "api_component_token";
    for (method, api, body, expected) in [
        (Method::GET, api, "", 43002),
        (Method::POST, api, " ", 44002),
        (Method::POST, api, "{", 47001),
        (Method::POST, api, "[]", 47001),
        (Method::POST, api, "{}", 41018),
        (Method::POST, "api_unheard_of", "{}", 40066),
        (Method::POST, "api_query_auth", "{}", 41001),
    ] {
        assert_eq!(
            raw(&stage, method, api, body).await.0,
            expected,
            "{api} {body}"
        );
    }
}

#[tokio::test]
async fn both_names_of_the_token_work_and_the_list_pages() {
    use reqwest::Method;
    use secrecy::ExposeSecret as _;
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    let appid = stage.appid();
    for name in ["component_access_token", "access_token"] {
        let api = format!("api_get_authorizer_list?{name}={}", token.expose_secret());
        let body = json!({"component_appid": appid, "offset": 0, "count": 500}).to_string();
        let (errcode, list) = raw(&stage, Method::POST, &api, &body).await;
        assert_eq!((errcode, list["total_count"].as_i64()), (0, Some(1)));
        assert_eq!(
            (
                list["list"][0]["authorizer_appid"].as_str(),
                list["list"][0]["refresh_token"].as_str()
            ),
            (Some(FREE), Some(""))
        );
        let too_many = json!({"component_appid": appid, "offset": 0, "count": 501}).to_string();
        assert_eq!(raw(&stage, Method::POST, &api, &too_many).await.0, 40170);
        let beyond = json!({"component_appid": appid, "offset": 1, "count": 1}).to_string();
        assert_eq!(
            raw(&stage, Method::POST, &api, &beyond).await.1["list"],
            json!([])
        );
    }
}

#[tokio::test]
async fn a_stopped_ticket_clock_is_started_through_the_api() {
    use reqwest::Method;
    let stage = Stage::new().await;
    stage.sandbox.stop_tickets("demo", true).unwrap();
    stage.sandbox.push_tickets();
    stage.sandbox.idle().await;
    assert!(stage.receiver.kinds().is_empty());
    let body =
        json!({"component_appid": stage.appid(), "component_secret": stage.demo().appsecret})
            .to_string();
    let (_, started) = raw(&stage, Method::POST, "api_start_push_ticket", &body).await;
    assert_eq!(
        (started["errcode"].as_i64(), started["errmsg"].as_str()),
        (Some(0), Some("ok"))
    );
    let (_, running) = raw(&stage, Method::POST, "api_start_push_ticket", &body).await;
    assert_eq!(running["errmsg"].as_str(), Some("in a normal state"));
    stage.sandbox.idle().await;
    assert_eq!(stage.receiver.kinds(), ["component_verify_ticket"]);
}
