//! Calls of a day: counted, shown, used up, cleared.

use secrecy::SecretString;
use wechat::Error;

use crate::stage::{OFFICIAL, Stage};

const TOKEN: &str = "/cgi-bin/component/api_component_token";
const CODE: &str = "/cgi-bin/component/api_create_preauthcode";

fn errcode<T: std::fmt::Debug>(result: Result<T, Error>) -> i64 {
    result.unwrap_err().errcode().unwrap()
}

#[tokio::test]
async fn calls_are_counted_until_the_day_turns() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let (client, appid) = (&stage.client, stage.appid());
    stage.sandbox.daily_limit("api_create_preauthcode", Some(2));
    for _ in 0..2 {
        client.create_pre_auth_code(appid, &token).await.unwrap();
    }
    assert_eq!(
        errcode(client.create_pre_auth_code(appid, &token).await),
        45009
    );
    let quota = client.api_quota(&token, CODE).await.unwrap();
    assert_eq!(
        (quota.daily_limit, quota.used, quota.remain),
        (Some(2), Some(2), Some(0))
    );
    let usual = client.api_quota(&token, TOKEN).await.unwrap();
    assert_eq!((usual.daily_limit, usual.used), (Some(10_000), Some(1)));
    stage.sandbox.advance(24 * 3600);
    let token = stage.token().await;
    client.create_pre_auth_code(appid, &token).await.unwrap();
}

#[tokio::test]
async fn a_path_is_refused_by_its_shape_its_name_and_the_kind_of_token() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    let client = &stage.client;
    for (path, expected) in [
        ("cgi-bin/component/api_query_auth", 76003),
        (
            "https://api.weixin.qq.com/cgi-bin/component/api_query_auth",
            76003,
        ),
        ("/cgi-bin/component/api_unheard_of", 76021),
        ("/cgi-bin/message/custom/send", 76022),
        ("/sns/component/jscode2session", 76022),
    ] {
        assert_eq!(
            errcode(client.api_quota(&token, path).await),
            expected,
            "{path}"
        );
    }
    assert_eq!(errcode(client.api_quota(&account, CODE).await), 76022);
    let own = client
        .api_quota(&account, "/cgi-bin/message/custom/send")
        .await
        .unwrap();
    assert_eq!(own.remain, Some(500_000));
}

#[tokio::test]
async fn counts_are_cleared_ten_times_a_month_by_either_api() {
    let stage = Stage::new().await;
    let (client, appid, secret) = (&stage.client, stage.appid(), stage.appsecret());
    stage.sandbox.daily_limit("api_component_token", Some(1));
    let token = stage.token().await;
    let ticket = stage.ticket().await;
    let another = async || client.component_token(appid, &secret, &ticket).await;
    assert_eq!(errcode(another().await), 45009);
    client
        .clear_component_quota(appid, &secret, None)
        .await
        .unwrap();
    another().await.unwrap();
    for _ in 0..9 {
        client.clear_quota(&token, appid).await.unwrap();
    }
    assert_eq!(errcode(client.clear_quota(&token, appid).await), 48006);
    let by_secret = client.clear_component_quota(appid, &secret, None).await;
    assert_eq!(errcode(by_secret), 48006);
}

#[tokio::test]
async fn only_ones_own_counts_are_cleared() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    let (client, appid, secret) = (&stage.client, stage.appid(), stage.appsecret());
    client.clear_quota(&account, OFFICIAL).await.unwrap();
    client
        .clear_component_quota(appid, &secret, Some(OFFICIAL))
        .await
        .unwrap();
    assert_eq!(errcode(client.clear_quota(&token, OFFICIAL).await), 40013);
    let stranger = Some("wx0000000000000000");
    let refused = client.clear_component_quota(appid, &secret, stranger).await;
    assert_eq!(errcode(refused), 43007);
    let wrong = SecretString::from("wrong");
    let refused = client.clear_component_quota(appid, &wrong, None).await;
    assert_eq!(errcode(refused), 40125);
}
