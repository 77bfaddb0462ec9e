//! Authorization codes that WeChat refuses.

use domain::attempt::{AttemptState, FailureKind};
use sandbox::{Fault, FaultKind};
use tests::{Stage, Wanted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    a_refused_code_fails_the_attempt_and_the_customer_can_begin_again,
    an_expired_code_is_told_from_a_refused_one
);

async fn a_refused_code_fails_the_attempt_and_the_customer_can_begin_again(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let result = customer
        .open(&pressed.back_with("queryauthcode@@@made-up"))
        .await;
    result.says(200, &[made.url.path()]);
    let attempt = stage.link(&made).await.attempts.remove(0);
    let failure = attempt.failure.unwrap();
    assert_eq!(
        (attempt.state, failure.failure.kind, failure.failure.errcode),
        (AttemptState::Failed, FailureKind::CodeRefused, Some(61009))
    );
    assert_eq!(stage.authorizers().await.len(), 0);
    let staff = stage.signed_in(&stage.staff).await;
    staff
        .open(&format!("/p/demo/links/{}", made.id))
        .await
        .says(200, &["61009"]);

    let again = stage.press(&customer, &made).await;
    let consent = stage.consent(&again, ACCOUNT, &[17]);
    customer
        .open(&again.back_with(&consent.auth_code))
        .await
        .says(200, &["山海茶社点单"]);
}

async fn an_expired_code_is_told_from_a_refused_one(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17]);
    stage.sandbox.fail_next(Fault::once(
        "api_query_auth",
        FaultKind::Errcode { errcode: 61010 },
    ));
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    let attempt = stage.link(&made).await.attempts.remove(0);
    assert_eq!(
        (attempt.state, attempt.failure.unwrap().failure.kind),
        (AttemptState::Failed, FailureKind::CodeExpired)
    );
}
