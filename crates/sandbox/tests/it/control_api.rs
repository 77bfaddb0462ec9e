//! The control API, as tests in other languages use it.

use reqwest::Method;
use serde_json::{Value, json};

use crate::stage::{FREE, Stage, TAKEN};

async fn call(stage: &Stage, method: Method, path: &str, body: Value) -> (u16, Value) {
    let url = stage.url.join(&format!("/sandbox/api/{path}")).unwrap();
    let mut request = reqwest::Client::new().request(method, url);
    if !body.is_null() {
        request = request.json(&body);
    }
    let response = request.send().await.unwrap();
    (response.status().as_u16(), response.json().await.unwrap())
}

async fn post(stage: &Stage, path: &str, body: Value) -> Value {
    let (status, answer) = call(stage, Method::POST, path, body).await;
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

#[tokio::test]
async fn a_grant_is_made_changed_and_taken_back() {
    let stage = Stage::new().await;
    let made = post(
        &stage,
        "grants",
        json!({"platform": "demo", "account": TAKEN, "sets": [17, 18]}),
    )
    .await;
    assert_eq!(
        (&made["sets"], &made["withheld"]),
        (&json!([17]), &json!([18]))
    );
    let path = format!("grants/demo/{TAKEN}");
    let (_, changed) = call(&stage, Method::PUT, &path, json!({"sets": [17, 30]})).await;
    assert_eq!(changed["sets"], json!([17, 30]));
    let (_, state) = call(&stage, Method::GET, "state", Value::Null).await;
    assert_eq!(state["grants"].as_array().unwrap().len(), 2);
    assert_eq!(state["grants"][1]["exchanged"], false);
    assert_eq!(
        call(&stage, Method::DELETE, &path, Value::Null).await.0,
        200
    );
    assert_eq!(
        call(&stage, Method::DELETE, &path, Value::Null).await.0,
        404
    );
    post(&stage, "idle", Value::Null).await;
    assert_eq!(
        stage.receiver.kinds(),
        ["authorized", "updateauthorized", "unauthorized"]
    );
}

#[tokio::test]
async fn pushes_are_held_released_and_repeated() {
    let stage = Stage::new().await;
    post(&stage, "pushes/hold", Value::Null).await;
    let id = post(&stage, "platforms/demo/ticket", Value::Null).await["id"]
        .as_u64()
        .unwrap();
    post(&stage, "idle", Value::Null).await;
    let (_, pushes) = call(&stage, Method::GET, "pushes", Value::Null).await;
    assert_eq!(
        (&pushes[0]["state"], stage.receiver.kinds().len()),
        (&json!("pending"), 0)
    );
    post(&stage, "pushes/release", Value::Null).await;
    post(&stage, &format!("pushes/{id}/repeat"), Value::Null).await;
    post(&stage, "idle", Value::Null).await;
    assert_eq!(stage.receiver.kinds().len(), 2);
}

#[tokio::test]
async fn codes_clock_switches_and_faults() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage
        .client
        .create_pre_auth_code(stage.appid(), &token)
        .await
        .unwrap();
    post(&stage, "clock", json!({"advance_s": 1800})).await;
    let (_, codes) = call(&stage, Method::GET, "pre-auth-codes", Value::Null).await;
    assert_eq!(
        (
            &codes[0]["expired"],
            &codes[0]["opened"],
            &codes[0]["granted"]
        ),
        (&json!(true), &json!(false), &Value::Null)
    );

    post(
        &stage,
        "faults",
        json!({"api": "api_create_preauthcode", "times": 9, "kind": "status", "status": 503}),
    )
    .await;
    assert!(
        stage
            .client
            .create_pre_auth_code(stage.appid(), &token)
            .await
            .is_err()
    );
    call(&stage, Method::DELETE, "faults", Value::Null).await;
    post(
        &stage,
        "platforms/demo/ip-whitelist",
        json!({"ips": ["10.0.0.1"]}),
    )
    .await;
    let refused = stage
        .client
        .create_pre_auth_code(stage.appid(), &token)
        .await
        .unwrap_err();
    assert_eq!(refused.errcode(), Some(61004));
    post(&stage, "platforms/demo/ip-whitelist", json!({"ips": null})).await;
    post(
        &stage,
        "platforms/demo/ticket-push",
        json!({"stopped": true}),
    )
    .await;
    post(&stage, "distinct-codes", json!({"on": true})).await;
    stage
        .client
        .create_pre_auth_code(stage.appid(), &token)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_reset_leaves_what_stood_from_the_beginning() {
    let stage = Stage::new().await;
    stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    stage.sandbox.idle().await;
    post(&stage, "reset", Value::Null).await;
    post(&stage, "idle", Value::Null).await;
    let grants = stage.sandbox.grants();
    assert_eq!((grants.len(), grants[0].account.as_str()), (1, TAKEN));
    assert_eq!(
        stage.receiver.kinds(),
        ["authorized", "component_verify_ticket"]
    );
    assert_eq!(stage.sandbox.pushes()[0].id, 2, "ids go on counting");
}

#[tokio::test]
async fn what_is_not_there_is_said() {
    let stage = Stage::new().await;
    for (path, body, status) in [
        ("platforms/nobody/ticket", Value::Null, 404),
        ("pushes/99/repeat", Value::Null, 404),
        (
            "grants",
            json!({"platform": "demo", "account": "wx0", "sets": [1]}),
            404,
        ),
        (
            "grants",
            json!({"platform": "demo", "account": FREE, "sets": [1]}),
            409,
        ),
        (
            "grants",
            json!({"platform": "demo", "account": FREE, "sets": [17], "pre_auth_code": "x"}),
            409,
        ),
    ] {
        let (given, answer) = call(&stage, Method::POST, path, body).await;
        assert_eq!(given, status, "{path}: {answer}");
        assert!(answer["error"].is_string());
    }
}
