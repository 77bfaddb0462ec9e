//! One consent is exchanged once, whichever signal comes first.

use domain::{
    attempt::{AttemptState, Via},
    authorizer::GrantStatus,
};
use sandbox::{Fault, FaultKind};
use tests::{Stage, Wanted};

/// A mini program that grants what it is asked for.
const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    the_callback_comes_first,
    the_push_comes_first,
    both_come_at_once,
    the_browser_never_comes_back,
    a_revocation_before_the_grant_is_older_though_it_comes_late,
    two_codes_for_one_consent
);

async fn the_callback_comes_first(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    let result = customer.open(&pressed.back_with(&consent.auth_code)).await;
    result.says(200, &["山海茶社点单"]);
    assert_eq!(
        result.url.as_str(),
        pressed.result(),
        "the code leaves the address bar"
    );
    assert_settled(&stage, &made, Via::Callback).await;

    stage.sandbox.hold_pushes(false);
    stage.work().await;
    assert_settled(&stage, &made, Via::Callback).await;
}

async fn a_revocation_before_the_grant_is_older_though_it_comes_late(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    // While the page of WeChat's stood open, an older grant was revoked.
    let revoked_at = stage.sandbox.now() + 60;
    stage.clock.advance_secs(120);
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    customer.open(&pressed.back_with(&consent.auth_code)).await;
    stage.sandbox.hold_pushes(false);
    stage.work().await;
    assert_settled(&stage, &made, Via::Callback).await;

    let appid = &stage.platform.component_appid;
    let late = format!(
        "<xml><AppId>{appid}</AppId><CreateTime>{revoked_at}</CreateTime><InfoType>unauthorized</InfoType>\
         <AuthorizerAppid>{ACCOUNT}</AuthorizerAppid></xml>"
    );
    assert_eq!(stage.deliver(&stage.seal(&late)).await.0, 200);
    stage.work().await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!((row.status, row.granted), (GrantStatus::Authorized, 2));
}

async fn the_push_comes_first(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage.work().await;
    assert_settled(&stage, &made, Via::Push).await;

    let result = customer.open(&pressed.back_with(&consent.auth_code)).await;
    result.says(200, &["山海茶社点单"]);
    stage.work().await;
    assert_settled(&stage, &made, Via::Push).await;
}

/// The exchange takes a second, in which the other signal arrives: it waits and shows the winner's result.
async fn both_come_at_once(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage.sandbox.fail_next(Fault::once(
        "api_query_auth",
        FaultKind::Hang { seconds: 1 },
    ));
    let by_push = async {
        stage.sandbox.hold_pushes(false);
        stage.work().await;
    };
    let back = pressed.back_with(&consent.auth_code);
    let (result, ()) = tokio::join!(customer.open(&back), by_push);
    result.says(200, &["山海茶社点单"]);
    stage.work().await;
    let link = stage.link(&made).await;
    assert_eq!(
        (link.attempts[0].state, link.link.grants),
        (AttemptState::Settled, 1)
    );
    assert_eq!(stage.calls.of("api_query_auth"), 1);
    assert_eq!(stage.authorizers().await.len(), 1);
}

async fn the_browser_never_comes_back(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage.work().await;
    assert_settled(&stage, &made, Via::Push).await;
    customer
        .open(&pressed.result())
        .await
        .says(200, &["山海茶社点单"]);
}

/// Nobody documents that push and redirect carry the same code: a second one changes nothing.
async fn two_codes_for_one_consent(stage: Stage) {
    stage.sandbox.distinct_codes(true);
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &["山海茶社点单"]);
    stage.work().await;
    let link = stage.link(&made).await;
    assert_eq!(
        (link.attempts[0].state, link.link.grants),
        (AttemptState::Settled, 1)
    );
    assert_eq!(stage.authorizers().await.len(), 1);
}

/// One exchange, one grant, one authorizer with a name, at the link's customer.
async fn assert_settled(stage: &Stage, made: &tests::Made, via: Via) {
    let link = stage.link(made).await;
    assert_eq!((link.attempts.len(), link.link.grants), (1, 1));
    assert_eq!(
        (link.attempts[0].state, link.attempts[0].via),
        (AttemptState::Settled, Some(via))
    );
    assert_eq!(stage.calls.of("api_query_auth"), 1);
    let authorizers = stage.authorizers().await;
    assert_eq!(authorizers.len(), 1);
    assert_eq!(
        (authorizers[0].name.as_str(), authorizers[0].appid.as_str()),
        ("山海茶社点单", ACCOUNT)
    );
    assert_eq!(authorizers[0].customer, Some(link.link.customer));
}
