//! WeChat down, slow or strange while a code is exchanged: nothing is overwritten, and it is tried again.

use domain::attempt::{AttemptState, FailureKind};
use sandbox::{Fault, FaultKind};
use tests::{Stage, Wanted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

on_both!(
    an_outage_is_waited_out_while_the_code_lives,
    a_grant_whose_answer_was_lost_is_found_by_its_push,
    a_profile_that_is_not_told_just_then_loses_no_grant,
    a_code_that_dies_in_an_outage_fails_the_attempt,
    a_slow_answer_is_not_waited_for_by_the_customer,
    a_missing_profile_is_read_later,
    a_strange_answer_leaves_tokens_alone,
);

async fn an_outage_is_waited_out_while_the_code_lives(stage: Stage) {
    for kind in [
        FaultKind::Status { status: 500 },
        FaultKind::Html,
        FaultKind::Errcode { errcode: -1 },
        FaultKind::LostAnswer,
    ] {
        let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
        let pressed = stage.press(&customer, &made).await;
        stage.sandbox.hold_pushes(true);
        let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
        stage
            .sandbox
            .fail_next(Fault::once("api_query_auth", kind.clone()));
        customer
            .open(&pressed.back_with(&consent.auth_code))
            .await
            .says(200, &["refresh"]);
        let attempt = stage.link(&made).await.attempts.remove(0);
        assert_eq!(attempt.state, AttemptState::Returned, "{kind:?}");
        assert!(
            attempt.failure.is_some(),
            "staff see why it takes longer: {kind:?}"
        );

        stage.clock.advance_secs(10);
        stage.work().await;
        let attempt = stage.link(&made).await.attempts.remove(0);
        let lost = kind == FaultKind::LostAnswer;
        let expected = if lost {
            AttemptState::Failed
        } else {
            AttemptState::Settled
        };
        assert_eq!(attempt.state, expected, "{kind:?}: {attempt:?}");
        stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    }
}

async fn a_grant_whose_answer_was_lost_is_found_by_its_push(stage: Stage) {
    let lost = || {
        stage
            .sandbox
            .fail_next(Fault::once("api_query_auth", FaultKind::LostAnswer));
    };
    // Under a link: the code was consumed by an exchange that nobody heard of.
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    lost();
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &["refresh"]);
    stage.sandbox.hold_pushes(false);
    for _ in 0..3 {
        stage.clock.advance_secs(10);
        stage.work().await;
    }
    let link = stage.link(&made).await;
    assert_eq!(link.attempts[0].state, AttemptState::Settled, "{link:?}");
    assert_eq!(link.link.grants, 1);
    let row = stage.authorizers().await.remove(0);
    assert_eq!((row.appid.as_str(), row.granted), (ACCOUNT, 2));
    let detail = stage.authorizer(&row.id).await;
    assert!(
        detail.renewable,
        "the refresh token came with the profile: {detail:?}"
    );

    // Under none: only the push tells of it.
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.work().await;
    lost();
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    for _ in 0..3 {
        stage.clock.advance_secs(10);
        stage.work().await;
    }
    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        (row.status, row.granted),
        (domain::authorizer::GrantStatus::Authorized, 1)
    );
}

async fn a_profile_that_is_not_told_just_then_loses_no_grant(stage: Stage) {
    // The exchange is not heard of, and WeChat is unwell when the account's profile should tell what was granted.
    let busy = FaultKind::Errcode { errcode: -1 };
    for fault in [
        Fault::once("api_query_auth", FaultKind::LostAnswer),
        Fault::once("api_get_authorizer_info", busy),
    ] {
        stage.sandbox.fail_next(fault);
    }
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    for _ in 0..3 {
        stage.work().await;
        stage.clock.advance_secs(10);
    }
    assert_eq!(stage.overview().await.counts.dead_pushes, 0);
    assert_eq!(stage.authorizers().await.remove(0).granted, 1);
}

async fn a_code_that_dies_in_an_outage_fails_the_attempt(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    stage.sandbox.hold_pushes(true);
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    let fault = Fault {
        times: 1_000,
        ..Fault::once("api_query_auth", FaultKind::Status { status: 503 })
    };
    stage.sandbox.fail_next(fault);
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[]);
    stage.clock.advance_secs(3_601);
    stage.work().await;
    let attempt = stage.link(&made).await.attempts.remove(0);
    assert_eq!(attempt.state, AttemptState::Failed);
    assert_eq!(
        attempt.failure.unwrap().failure.kind,
        FailureKind::CodeExpired
    );
    customer
        .open(&pressed.result())
        .await
        .says(200, &[made.url.path()]);
}

async fn a_slow_answer_is_not_waited_for_by_the_customer(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage.sandbox.idle().await;
    stage.sandbox.fail_next(Fault::once(
        "api_query_auth",
        FaultKind::Hang { seconds: 8 },
    ));
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &["refresh"]);
    stage.service.finish().await;
    customer
        .open(&pressed.result())
        .await
        .says(200, &["山海茶社点单"]);
    assert_eq!(stage.calls.of("api_query_auth"), 1);
}

async fn a_missing_profile_is_read_later(stage: Stage) {
    let (made, customer) = (stage.make_link(Wanted::default()).await, stage.browser());
    let pressed = stage.press(&customer, &made).await;
    let consent = stage.consent(&pressed, ACCOUNT, &[17, 18]);
    stage
        .sandbox
        .fail_next(Fault::once("api_get_authorizer_info", FaultKind::Html));
    customer
        .open(&pressed.back_with(&consent.auth_code))
        .await
        .says(200, &[ACCOUNT]);
    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        (row.name.as_str(), row.granted),
        ("", 2),
        "the grant stands without a name"
    );
    stage.clock.advance_secs(600);
    stage.work().await;
    assert_eq!(stage.authorizers().await[0].name, "山海茶社点单");
}

async fn a_strange_answer_leaves_tokens_alone(stage: Stage) {
    let before = stage.overview().await.token;
    stage.clock.advance_secs(6_900);
    stage.sandbox.push_ticket("demo").unwrap();
    // It rests longer after each failure.
    for (kind, rest_secs) in [
        (FaultKind::Html, 60),
        (FaultKind::Status { status: 500 }, 120),
    ] {
        stage
            .sandbox
            .fail_next(Fault::once("api_component_token", kind));
        stage.work().await;
        let now = stage.overview().await.token;
        assert_eq!(
            now.expires_at, before.expires_at,
            "the old token stays until there is a new one"
        );
        assert!(now.failure.is_some());
        stage.clock.advance_secs(rest_secs);
    }
    stage.work().await;
    let after = stage.overview().await.token;
    assert!(
        after.expires_at > before.expires_at && after.failure.is_none(),
        "{after:?}"
    );
}
