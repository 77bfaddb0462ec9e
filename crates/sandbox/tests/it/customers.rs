//! What customers, WeChat and other systems do without asking.

use secrecy::SecretString;
use wechat::{Error, Event};

use crate::stage::{FREE, OFFICIAL, Stage, TAKEN};

fn errcode<T: std::fmt::Debug>(result: Result<T, Error>) -> i64 {
    result.unwrap_err().errcode().unwrap()
}

#[tokio::test]
async fn a_set_is_unticked_ticked_and_taken_elsewhere_with_a_push_each() {
    let stage = Stage::new().await;
    stage.sandbox.grant("demo", FREE, &[17, 18], None).unwrap();
    stage.sandbox.untick("demo", FREE, 17).unwrap();
    stage.sandbox.tick("demo", FREE, 30).unwrap();
    assert_eq!(stage.held(FREE), [18, 30]);
    stage
        .sandbox
        .give_elsewhere("demo", FREE, 18, "rival")
        .unwrap();
    assert_eq!(stage.held(FREE), [30]);
    assert!(
        stage.sandbox.truth("rival").unwrap()[FREE]
            .sets
            .contains(&18)
    );
    let back = stage.sandbox.tick("demo", FREE, 18).unwrap();
    assert!(back.withheld.contains(&18), "the other holds it now");
    stage.sandbox.untick("demo", FREE, 30).unwrap();
    stage.sandbox.idle().await;
    let mut kinds = stage.receiver.kinds();
    kinds.sort();
    assert_eq!(
        kinds,
        [
            "authorized",
            "unauthorized",
            "updateauthorized",
            "updateauthorized",
            "updateauthorized"
        ],
        "the last set takes the grant with it"
    );
    assert!(stage.sandbox.untick("demo", FREE, 30).is_err());
}

#[tokio::test]
async fn a_frozen_account_grants_nothing_and_its_token_opens_nothing() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    stage.sandbox.account_status(OFFICIAL, 19).unwrap();
    let info = stage
        .client
        .authorizer_info(stage.appid(), &token, OFFICIAL)
        .await
        .unwrap();
    assert_eq!(info.account_status, Some(19));
    let option = wechat::AuthorizerOption::VoiceRecognize;
    assert_eq!(
        errcode(stage.client.get_option(&account, OFFICIAL, option).await),
        50002
    );
    assert!(stage.sandbox.grant("demo", OFFICIAL, &[2], None).is_err());
    stage.sandbox.account_status(OFFICIAL, 1).unwrap();
    stage
        .client
        .get_option(&account, OFFICIAL, option)
        .await
        .unwrap();
    assert!(stage.sandbox.account_status("wx0", 19).is_err());
}

#[tokio::test]
async fn a_lost_refresh_token_is_found_in_the_list() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage.granted(&token, OFFICIAL, &[1]).await;
    let old = stage.refresh_token(&token, OFFICIAL).await;
    stage.sandbox.lose_refresh_token("demo", OFFICIAL).unwrap();
    let (client, appid) = (&stage.client, stage.appid());
    let refused = client.authorizer_token(appid, &token, OFFICIAL, &old).await;
    assert_eq!(errcode(refused), 61023);
    let found = stage.refresh_token(&token, OFFICIAL).await;
    let renewed = client
        .authorizer_token(appid, &token, OFFICIAL, &found)
        .await;
    renewed.unwrap();
}

#[tokio::test]
async fn an_account_is_left_out_of_the_list_and_nowhere_else() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage.granted(&token, OFFICIAL, &[1]).await;
    stage.granted(&token, FREE, &[17]).await;
    stage.sandbox.unlist(OFFICIAL, true).unwrap();
    let page = stage
        .client
        .authorizer_list(stage.appid(), &token, 0, 500)
        .await
        .unwrap();
    assert_eq!((page.total_count, page.list.len()), (1, 1));
    stage
        .client
        .authorizer_info(stage.appid(), &token, OFFICIAL)
        .await
        .unwrap();
    stage.sandbox.unlist(OFFICIAL, false).unwrap();
    stage.refresh_token(&token, OFFICIAL).await;
}

#[tokio::test]
async fn another_systems_token_ends_ours_after_five_minutes() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let account = stage.granted(&token, OFFICIAL, &[1]).await;
    stage.sandbox.foreign_component_token("demo").unwrap();
    stage
        .sandbox
        .foreign_access_token("demo", OFFICIAL)
        .unwrap();
    let both = |sandbox: &sandbox::Sandbox| {
        use secrecy::ExposeSecret as _;
        (
            sandbox.opens(token.expose_secret()),
            sandbox.opens(account.expose_secret()),
        )
    };
    stage.sandbox.advance(299);
    assert_eq!(both(&stage.sandbox), (true, true));
    stage.sandbox.advance(1);
    assert_eq!(both(&stage.sandbox), (false, false));
    let refused = stage
        .client
        .create_pre_auth_code(stage.appid(), &token)
        .await;
    assert_eq!(errcode(refused), 40001);
}

#[tokio::test]
async fn the_truth_is_what_is_granted_whatever_was_told() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage.granted(&token, OFFICIAL, &[1, 2]).await;
    stage.sandbox.push_faults(sandbox::PushFaults {
        drop: 100,
        ..Default::default()
    });
    stage.sandbox.untick("demo", OFFICIAL, 2).unwrap();
    stage.sandbox.unlist(OFFICIAL, true).unwrap();
    stage.sandbox.account_status(OFFICIAL, 18).unwrap();
    let truth = stage.sandbox.truth("demo").unwrap();
    assert_eq!(truth.len(), 1);
    let grant = &truth[OFFICIAL];
    assert_eq!((grant.sets.clone(), grant.account_status), ([1].into(), 18));
    stage.sandbox.unlist(OFFICIAL, false).unwrap();
    let listed: SecretString = stage.refresh_token(&token, OFFICIAL).await;
    assert_eq!(
        grant.refresh_token.as_deref(),
        Some(secrecy::ExposeSecret::expose_secret(&listed))
    );
    assert!(!stage.sandbox.truth("demo").unwrap().contains_key(TAKEN));
    stage.sandbox.idle().await;
    let told: Vec<Event> = stage.receiver.events();
    assert_eq!(told.len(), 2, "the ticket and the grant: {told:?}");
}
