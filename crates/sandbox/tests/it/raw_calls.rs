//! Calls that the typed client does not make.

use reqwest::Method;
use secrecy::ExposeSecret as _;
use serde_json::{Value, json};

use crate::stage::{FREE, Stage};

/// Calls an API with a raw body and says what errcode came; 0 for none.
pub async fn raw(stage: &Stage, method: Method, api: &str, body: &str) -> (i64, Value) {
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
    assert_eq!(
        response.headers()["content-type"],
        "application/json; encoding=utf-8"
    );
    let body: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
    (body["errcode"].as_i64().unwrap_or_default(), body)
}

#[tokio::test]
async fn malformed_calls_are_told_apart() {
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
        (Method::GET, "api_unheard_of", "", 40066),
        (Method::POST, "../getcallbackip", "{}", 43001),
        (Method::GET, "../getcallbackip", "", 41001),
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
