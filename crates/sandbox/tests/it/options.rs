//! Options of accounts, and messages in their name.

use wechat::{AuthorizerOption, Error};

use crate::stage::{FREE, OFFICIAL, Stage};

fn errcode<T: std::fmt::Debug>(result: Result<T, Error>) -> i64 {
    result.unwrap_err().errcode().unwrap()
}

#[tokio::test]
async fn both_generations_of_the_api_read_and_set_the_same_option() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    let (client, appid) = (&stage.client, stage.appid());
    let option = AuthorizerOption::LocationReport;
    let value = async || client.get_option(&account, OFFICIAL, option).await.unwrap();
    assert_eq!(value().await, "0");
    client
        .set_option(&account, OFFICIAL, option, "2")
        .await
        .unwrap();
    let older = client
        .get_option_as_component(appid, &token, OFFICIAL, option)
        .await;
    assert_eq!(older.unwrap(), "2");
    client
        .set_option_as_component(appid, &token, OFFICIAL, option, "1")
        .await
        .unwrap();
    assert_eq!(value().await, "1");
}

#[tokio::test]
async fn options_are_refused_by_name_value_set_grant_and_kind_of_token() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    let other = stage.granted(&token, FREE, &[17]).await;
    let (client, appid) = (&stage.client, stage.appid());
    let option = AuthorizerOption::VoiceRecognize;
    assert_eq!(
        errcode(client.set_option(&account, OFFICIAL, option, "2").await),
        61013
    );
    assert_eq!(
        errcode(client.get_option(&other, FREE, option).await),
        61007
    );
    let older =
        |account: &'static str| client.get_option_as_component(appid, &token, account, option);
    assert_eq!(errcode(older("wx0000000000000000").await), 61003);
    assert_eq!(
        errcode(client.get_option(&token, OFFICIAL, option).await),
        61015,
        "the platform's token in the place of the account's"
    );
    let swapped = client
        .get_option_as_component(appid, &account, OFFICIAL, option)
        .await;
    assert_eq!(errcode(swapped), 61014);
    stage.sandbox.revoke("demo", OFFICIAL).unwrap();
    assert_eq!(
        errcode(client.get_option(&account, OFFICIAL, option).await),
        61003
    );
}

#[tokio::test]
async fn an_accounts_token_dies_with_time_with_a_newer_one_and_with_a_consent() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let first = stage.granted(&token, OFFICIAL, &[1]).await;
    let option = AuthorizerOption::CustomerService;
    let read = |token| stage.client.get_option(token, OFFICIAL, option);
    let refresh = stage.refresh_token(&token, OFFICIAL).await;
    let renewed = stage
        .client
        .authorizer_token(stage.appid(), &token, OFFICIAL, &refresh)
        .await
        .unwrap();
    stage.sandbox.advance(299);
    read(&first).await.unwrap();
    stage.sandbox.advance(1);
    assert_eq!(errcode(read(&first).await), 40001);
    stage
        .sandbox
        .change_sets("demo", OFFICIAL, &[1, 2])
        .unwrap();
    assert_eq!(errcode(read(&renewed.access_token).await), 40001);
    let again = stage
        .client
        .authorizer_token(stage.appid(), &token, OFFICIAL, &refresh)
        .await
        .unwrap();
    stage.sandbox.advance(7200);
    assert_eq!(errcode(read(&again.access_token).await), 42001);
}

#[tokio::test]
async fn a_message_is_sent_in_the_name_of_an_account_that_granted_it() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    let other = stage.granted(&token, FREE, &[17]).await;
    let client = &stage.client;
    client
        .send_text(&account, OFFICIAL, "oPerson1", "你好")
        .await
        .unwrap();
    let sent = stage.sandbox.sent_messages();
    assert_eq!(sent.len(), 1);
    assert_eq!(
        (
            sent[0].account.as_str(),
            sent[0].openid.as_str(),
            sent[0].text.as_str()
        ),
        (OFFICIAL, "oPerson1", "你好")
    );
    let refused = client.send_text(&other, FREE, "oPerson1", "你好").await;
    assert_eq!(errcode(refused), 61007);
    let nobody = client.send_text(&account, OFFICIAL, "", "你好").await;
    assert_eq!(errcode(nobody), 40003);
}
