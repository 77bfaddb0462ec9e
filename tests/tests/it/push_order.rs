//! Pushes of one account are worked off in the order of their events, whoever works and however they come.

use domain::{authorizer::GrantStatus, list::PushFilter, push::PushState};
use sandbox::{Fault, FaultKind};
use tests::Stage;

on_both!(
    what_comes_after_a_grant_that_waits_waits_with_it,
    two_workers_at_once_keep_the_order,
);

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";

fn unauthorized(stage: &Stage, create_time: i64) -> String {
    let appid = &stage.platform.component_appid;
    format!(
        "<xml><AppId>{appid}</AppId><CreateTime>{create_time}</CreateTime><InfoType>unauthorized</InfoType>\
         <AuthorizerAppid>{ACCOUNT}</AuthorizerAppid></xml>"
    )
}

async fn waiting(stage: &Stage) -> usize {
    let filter = PushFilter {
        state: Some(PushState::Waiting),
        ..PushFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.pushes(&ctx, &filter).await.unwrap().page.rows.len()
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
        let appid = &stage.platform.component_appid;
        let grant = format!(
            "<xml><AppId>{appid}</AppId><CreateTime>{made}</CreateTime><InfoType>authorized</InfoType>\
             <AuthorizerAppid>{ACCOUNT}</AuthorizerAppid><AuthorizationCode>{}</AuthorizationCode>\
             <AuthorizationCodeExpiredTime>{}</AuthorizationCodeExpiredTime></xml>",
            consent.auth_code,
            made + 3_600,
        );
        stage
            .deliver(&stage.seal(&unauthorized(&stage, made + 1)))
            .await;
        stage.deliver(&stage.seal(&grant)).await;
        let works = (0..4).map(|_| stage.service.work_round());
        futures(works).await;
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

/// Does all of them at once.
async fn futures(works: impl Iterator<Item = impl Future<Output = ()>>) {
    let mut works: Vec<_> = works.map(Box::pin).collect();
    std::future::poll_fn(|cx| {
        works.retain_mut(|work| work.as_mut().poll(cx).is_pending());
        if works.is_empty() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
}
