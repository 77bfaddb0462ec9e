//! A reconciliation that begins by its schedule, and what WeChat's test accounts are to it.

use domain::{
    audit::{Action, Outcome},
    reconciliation::{FindingKind, RunState},
    release::GROUPS,
    sets::SetIds,
};
use sandbox::PushFaults;
use tests::{Stage, TestDatabase};

use crate::reconciliation::{ONE, granted, kinds, reconciled};

on_both!(test_accounts_are_nothing_to_a_run);

const EVERY_HOURS: u16 = 6;

#[tokio::test]
async fn a_run_begins_by_itself_on_sqlite() {
    let stage = Stage::reconciling(TestDatabase::sqlite(), EVERY_HOURS).await;
    a_run_begins_by_itself(stage).await;
}

#[tokio::test]
async fn a_run_begins_by_itself_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        a_run_begins_by_itself(Stage::reconciling(database, EVERY_HOURS).await).await;
    }
}

async fn runs(stage: &Stage) -> Vec<console::RunView> {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.reconciliations(&ctx, None).await.unwrap().page.rows
}

async fn a_run_begins_by_itself(stage: Stage) {
    let (row, every) = (
        granted(&stage, ONE, &[17, 18]).await,
        i64::from(EVERY_HOURS) * 3_600,
    );
    let lost = PushFaults {
        drop: 100,
        ..PushFaults::default()
    };
    stage.sandbox.push_faults(lost);
    stage.sandbox.change_sets("demo", ONE, &[17]).unwrap();
    stage.sandbox.push_faults(PushFaults::default());
    stage.service.work_round().await;
    assert_eq!(runs(&stage).await, [], "not before its time");

    // Its time has come, but without a ticket every call would be refused.
    stage.clock.advance_secs(13 * 3_600);
    stage.service.work_round().await;
    assert_eq!(runs(&stage).await, []);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    let first = runs(&stage).await;
    let ends: Vec<_> = first
        .iter()
        .map(|run| (run.state, run.starter.as_str()))
        .collect();
    assert_eq!(ends, [(RunState::Done, "")]);
    assert_eq!(first[0].tally.of(FindingKind::SetsChanged), 1);
    assert_eq!(stage.authorizer(&row.id).await.granted, SetIds::from([17]));
    let trail = crate::audit::trail(&stage).await;
    let began = trail
        .iter()
        .find(|entry| entry.action == Action::StartReconciliation);
    assert_eq!(began.unwrap().outcome, Outcome::Done);
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/wechat/reconciliation").await;
    page.says(200, &["定时", "已完成"]);

    stage.clock.advance_secs(every - 60);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    assert_eq!(runs(&stage).await.len(), 1);
    stage.clock.advance_secs(60);
    stage.work().await;
    assert_eq!(runs(&stage).await.len(), 2, "once in so many hours");
}

async fn test_accounts_are_nothing_to_a_run(stage: Stage) {
    granted(&stage, ONE, &[17]).await;
    let [official, mini] = GROUPS[0];
    for (account, set) in [(official, 1), (mini, 17)] {
        stage
            .sandbox
            .grant("demo", account.appid, &[set], None)
            .unwrap();
    }
    stage.work().await;
    let looks = stage.calls.of("api_get_authorizer_info");
    let report = reconciled(&stage).await;
    assert_eq!((report.run.state, kinds(&report)), (RunState::Done, vec![]));
    assert_eq!(
        (report.run.listed, report.run.looked),
        (1, 1),
        "WeChat lists three"
    );
    assert_eq!(stage.calls.of("api_get_authorizer_info") - looks, 1);
    assert_eq!(stage.authorizers().await.len(), 1);

    // Gone again: nobody misses them.
    for account in [official, mini] {
        stage.sandbox.revoke("demo", account.appid).unwrap();
    }
    stage.work().await;
    assert_eq!(kinds(&reconciled(&stage).await), []);
    assert_eq!(stage.overview().await.counts.suspected, 0);
}
