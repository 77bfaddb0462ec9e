//! Calls that go wrong because they were told to.

use sandbox::{Fault, FaultKind};
use wechat::Error;

use crate::stage::{FREE, Stage};

#[tokio::test]
async fn calls_go_wrong_in_every_way_and_then_right_again() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let api = "api_create_preauthcode";
    stage.sandbox.fail_next(Fault {
        times: 2,
        ..Fault::once(api, FaultKind::Errcode { errcode: 45009 })
    });
    stage
        .sandbox
        .fail_next(Fault::once(api, FaultKind::Status { status: 500 }));
    stage.sandbox.fail_next(Fault::once(api, FaultKind::Html));
    let call = async || {
        stage
            .client
            .create_pre_auth_code(stage.appid(), &token)
            .await
    };
    assert_eq!(call().await.unwrap_err().errcode(), Some(45009));
    assert_eq!(call().await.unwrap_err().errcode(), Some(45009));
    assert!(matches!(
        call().await.unwrap_err(),
        Error::Http { status: 500, .. }
    ));
    assert!(matches!(call().await.unwrap_err(), Error::Body { .. }));
    call().await.unwrap();
}

#[tokio::test]
async fn a_lost_answer_has_used_the_code_up() {
    let stage = Stage::new().await;
    let token = stage.token().await;
    let consent = stage.sandbox.grant("demo", FREE, &[17], None).unwrap();
    stage
        .sandbox
        .fail_next(Fault::once("api_query_auth", FaultKind::LostAnswer));
    let code = consent.auth_code.into();
    let lost = stage
        .client
        .query_auth(stage.appid(), &token, &code)
        .await
        .unwrap_err();
    assert!(matches!(lost, Error::Http { status: 502, .. }), "{lost:?}");
    let again = stage
        .client
        .query_auth(stage.appid(), &token, &code)
        .await
        .unwrap_err();
    assert_eq!(again.errcode(), Some(61009));
}

#[tokio::test]
async fn a_hanging_call_runs_into_the_clients_patience() {
    use std::time::Duration;
    use wechat::{Client, Hosts, Timeouts};
    let stage = Stage::new().await;
    let token = stage.token().await;
    stage.sandbox.fail_next(Fault::once(
        "api_create_preauthcode",
        FaultKind::Hang { seconds: 3600 },
    ));
    let timeouts = Timeouts {
        connect: Duration::from_secs(5),
        whole: Duration::from_millis(50),
    };
    let hasty = Client::with_timeouts(Hosts::single(stage.url.clone()), timeouts).unwrap();
    let error = hasty
        .create_pre_auth_code(stage.appid(), &token)
        .await
        .unwrap_err();
    assert!(
        matches!(error, Error::Transport { timeout: true, .. }),
        "{error:?}"
    );
}
