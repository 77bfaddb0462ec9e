//! Pushes of one account are worked off in the order of their events, whoever works and however they come.

use domain::{
    authorizer::GrantStatus,
    list::PushFilter,
    push::{PushOutcome, PushState},
};
use futures_util::future::join_all;
use sandbox::{Fault, FaultKind, PushFaults};
use tests::Stage;

use crate::reconciliation::granted;

on_both!(
    what_comes_after_a_grant_that_waits_waits_with_it,
    two_workers_at_once_keep_the_order,
    what_comes_twice_and_upside_down_is_told_once_and_in_order,
    a_void_code_of_a_grant_that_was_overtaken_is_nobody_s_work,
);

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

fn unauthorized(stage: &Stage, create_time: i64) -> String {
    let appid = &stage.platform.component_appid;
    format!(
        "<xml><AppId>{appid}</AppId><CreateTime>{create_time}</CreateTime><InfoType>unauthorized</InfoType>\
         <AuthorizerAppid>{ACCOUNT}</AuthorizerAppid></xml>"
    )
}

fn authorized(stage: &Stage, create_time: i64, code: &str) -> String {
    let appid = &stage.platform.component_appid;
    format!(
        "<xml><AppId>{appid}</AppId><CreateTime>{create_time}</CreateTime><InfoType>authorized</InfoType>\
         <AuthorizerAppid>{ACCOUNT}</AuthorizerAppid><AuthorizationCode>{code}</AuthorizationCode>\
         <AuthorizationCodeExpiredTime>{}</AuthorizationCodeExpiredTime></xml>",
        create_time + 3_600,
    )
}

/// The pushes where they stand, the newest first.
async fn pushes(stage: &Stage) -> Vec<(PushState, Option<PushOutcome>)> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let list = desk.pushes(&ctx, &PushFilter::default()).await.unwrap();
    let rows = list.page.rows.into_iter();
    rows.filter(|push| push.appid.is_some())
        .map(|push| (push.state, push.outcome))
        .collect()
}

async fn waiting(stage: &Stage) -> usize {
    let pushes = pushes(stage).await.into_iter();
    pushes
        .filter(|(state, _)| *state == PushState::Waiting)
        .count()
}

async fn what_comes_after_a_grant_that_waits_waits_with_it(stage: Stage) {
    stage.sandbox.fail_next(Fault::once(
        "api_query_auth",
        FaultKind::Status { status: 502 },
    ));
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    assert_eq!(waiting(&stage).await, 1);
    let later = stage.sandbox.now() + 5;
    stage
        .deliver(&stage.seal(&unauthorized(&stage, later)))
        .await;
    stage.work().await;
    assert_eq!(
        waiting(&stage).await,
        2,
        "the revocation is not taken before the grant"
    );
    assert!(stage.authorizers().await.is_empty());

    stage.clock.advance_secs(10);
    stage.work().await;
    assert_eq!(
        waiting(&stage).await,
        0,
        "the grant, and at once what came after it"
    );
    let row = stage.authorizers().await.remove(0);
    assert_eq!(row.status, GrantStatus::Unauthorized);
    let history = stage.authorizer(&row.id).await.snapshots;
    assert_eq!(history.len(), 2, "granted first, then revoked");
}

async fn two_workers_at_once_keep_the_order(stage: Stage) {
    // Delivered in the wrong order, worked off by several at once.
    for round in 0..4 {
        stage.sandbox.hold_pushes(true);
        let consent = stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
        let made = stage.sandbox.now();
        let grant = authorized(&stage, made, &consent.auth_code);
        stage
            .deliver(&stage.seal(&unauthorized(&stage, made + 1)))
            .await;
        stage.deliver(&stage.seal(&grant)).await;
        join_all((0..4).map(|_| stage.service.work_round())).await;
        stage.work().await;
        assert_eq!(waiting(&stage).await, 0, "round {round}");
        let row = stage.authorizers().await.remove(0);
        assert_eq!(row.status, GrantStatus::Unauthorized, "round {round}");
        stage.clock.advance_secs(100);
    }
    let row = stage.authorizers().await.remove(0);
    assert_eq!(
        stage.authorizer(&row.id).await.snapshots.len(),
        8,
        "each grant and each revocation once"
    );
}

async fn what_comes_twice_and_upside_down_is_told_once_and_in_order(stage: Stage) {
    let row = granted(&stage, ACCOUNT, &[17, 18]).await;
    stage.clock.advance_secs(60);
    let late = PushFaults {
        reorder: 100,
        ..PushFaults::default()
    };
    stage.sandbox.push_faults(late);
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.clock.advance_secs(60);
    let twice = PushFaults {
        duplicate: 100,
        ..late
    };
    stage.sandbox.push_faults(twice);
    stage
        .sandbox
        .grant("demo", ACCOUNT, &[17, 19], None)
        .unwrap();
    stage.sandbox.idle().await;
    stage.sandbox.push_faults(PushFaults::default());
    stage.work().await;

    let sent = stage.sandbox.pushes();
    let grants = sent.iter().filter(|push| push.info_type == "authorized");
    assert_eq!(grants.count(), 3, "the second grant twice");
    let done = |outcome| (PushState::Done, Some(outcome));
    let grant = done(PushOutcome::GrantRecorded);
    let seen = [done(PushOutcome::GrantRevoked), grant, grant];
    assert_eq!(pushes(&stage).await, seen, "the revocation came last");
    let detail = stage.authorizer(&row.id).await;
    assert_eq!(detail.snapshots.len(), 3, "and was taken before the grant");
    assert_eq!(stage.differences().await, [""; 0]);
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/wechat/pushes").await;
    page.says(200, &["授权已取消", "授权已入账"]);
    let page = staff.open(&format!("/p/demo/authorizers/{}", row.id)).await;
    page.says(200, &["已授权", "小程序客服管理"]);
}

async fn a_void_code_of_a_grant_that_was_overtaken_is_nobody_s_work(stage: Stage) {
    let overtaken = (PushState::Done, Some(PushOutcome::Overtaken));
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.sandbox.idle().await;
    stage.clock.advance_secs(5);
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.work().await;
    let revoked = (PushState::Done, Some(PushOutcome::AccountUnknown));
    assert_eq!(pushes(&stage).await, [revoked, overtaken]);

    // The newer one may be in the book already.
    stage.clock.advance_secs(5);
    let before = stage.sandbox.now() - 3;
    stage.sandbox.grant("demo", ACCOUNT, &[17], None).unwrap();
    stage.work().await;
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    stage.work().await;
    let late = authorized(&stage, before, "queryauthcode@@@void");
    stage.deliver(&stage.seal(&late)).await;
    stage.work().await;
    assert_eq!(pushes(&stage).await[0], overtaken);

    // Where nothing newer is known, somebody has to look.
    let newest = authorized(&stage, stage.sandbox.now() + 3, "queryauthcode@@@void");
    stage.deliver(&stage.seal(&newest)).await;
    stage.work().await;
    assert_eq!(pushes(&stage).await[0], (PushState::Dead, None));
    assert_eq!(stage.overview().await.counts.dead_pushes, 1);
}
