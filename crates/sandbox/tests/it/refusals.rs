//! Refusals of the APIs: 200, an errcode, a text with a rid.

use secrecy::SecretString;
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
