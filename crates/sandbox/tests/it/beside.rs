//! The calls beside those of grants.

use reqwest::Method;
use secrecy::ExposeSecret as _;
use serde_json::json;
use wechat::{Confirmation, Error};

use crate::{
    raw_calls::raw,
    stage::{FREE, OFFICIAL, Stage},
};

fn errcode<T: std::fmt::Debug>(result: Result<T, Error>) -> i64 {
    result.unwrap_err().errcode().unwrap()
}

#[tokio::test]
async fn pushes_come_from_addresses_that_a_platform_and_an_account_may_ask_for() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    let client = &stage.client;
    for token in [&token, &account] {
        let addresses = client.callback_addresses(token).await.unwrap();
        assert_eq!(addresses, ["127.0.0.1", "::1"]);
    }
    assert_eq!(
        errcode(client.callback_addresses(&"made-up".into()).await),
        40001
    );
    let path = "/cgi-bin/getcallbackip";
    let quota = client.api_quota(&token, path).await.unwrap();
    assert_eq!(quota.used, Some(1));
}

#[tokio::test]
async fn no_set_waits_for_a_platforms_word_any_more() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1, 3]).await;
    let (client, appid) = (&stage.client, stage.appid());
    for word in [Confirmation::Confirm, Confirmation::Withdraw] {
        let confirm = |token, account, set| {
            let client = client.clone();
            async move {
                errcode(
                    client
                        .confirm_authorization(appid, token, account, set, word)
                        .await,
                )
            }
        };
        assert_eq!(confirm(&token, OFFICIAL, 3).await, 61019);
        assert_eq!(confirm(&token, OFFICIAL, 4).await, 61017);
        assert_eq!(confirm(&token, FREE, 3).await, 61003);
        assert_eq!(confirm(&account, OFFICIAL, 3).await, 61014);
    }
}

#[tokio::test]
async fn a_set_may_be_spelled_either_way_and_has_to_be_there() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage.granted(&token, OFFICIAL, &[1]).await;
    let api = format!(
        "api_confirm_authorization?component_access_token={}",
        token.expose_secret()
    );
    for (name, value, expected) in [
        ("funcscope_category_id", 1, 61019),
        ("funscope_category_id", 1, 61019),
        ("category_id", 1, 61020),
        ("funcscope_category_id", 3, 61020),
    ] {
        let body = json!({"component_appid": stage.appid(), "authorizer_appid": OFFICIAL, name: 1, "confirm_value": value});
        let (errcode, _) = raw(&stage, Method::POST, &api, &body.to_string()).await;
        assert_eq!(errcode, expected, "{name} {value}");
    }
}
