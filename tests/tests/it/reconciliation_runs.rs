//! Runs of the reconciliation: what ends them and what does not, one at a time, over restarts and nodes.

use domain::{
    audit::{Action, Outcome},
    day::Day,
    list::FindingFilter,
    reconciliation::{FindingKind, RunState},
    sets::SetIds,
};
use sandbox::{Fault, FaultKind};
use service::Clock as _;
use store::{ListedAccount, testing::spoil_refresh_tokens};
use tests::Stage;

use crate::{
    quotas::{at_noon, spend},
    reconciliation::{ONE, OTHER, granted, kinds, reconciled, unheard},
};

on_both!(
    a_used_up_quota_is_waited_out,
    a_platform_that_is_refused_ends_the_run_and_says_so,
    an_account_that_cannot_be_read_does_not_end_the_run,
    an_outage_is_waited_out,
    two_nodes_carry_out_one_run_once,
    only_one_run_at_a_time,
    staff_begin_a_run_and_read_its_report,
    what_a_killed_node_left_goes_with_the_next_run,
    what_the_database_refuses_each_time_ends_the_run,
    a_limit_beside_a_refused_account_ends_the_run_in_the_end,
);

async fn a_used_up_quota_is_waited_out(stage: Stage) {
    at_noon(&stage).await;
    granted(&stage, ONE, &[17]).await;
    let staff = stage.signed_in(&stage.staff).await;
    let turns = Day::of(stage.clock.now()).ends().shanghai();
    spend(&stage, "api_get_authorizer_list");
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Running);
    let page = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
    let said = ["暂时无法继续", turns.as_str(), "45009"];
    staff.open(&page).await.says(200, &said);
    stage.clock.advance_secs(3_600);
    for _ in 0..12 {
        stage.service.work_round().await;
    }
    assert_eq!(stage.calls.of("api_get_authorizer_list"), 1);

    // Of the other API it runs out when the day turned.
    stage.clock.advance_secs(
        Day::of(stage.clock.now())
            .ends()
            .secs_since(stage.clock.now())
            + 1,
    );
    stage.sandbox.push_ticket("demo").unwrap();
    spend(&stage, "api_get_authorizer_info");
    stage.work().await;
    assert_eq!(state_of(&stage, &report).await, RunState::Running);
    assert_eq!(stage.calls.of("api_get_authorizer_list"), 2);
    let asked = stage.calls.of("api_get_authorizer_info");
    stage.work().await;
    assert_eq!(stage.calls.of("api_get_authorizer_info"), asked);

    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    desk.clear_quotas(&ctx).await.unwrap();
    stage.work().await;
    assert_eq!(state_of(&stage, &report).await, RunState::Done);
    assert_eq!(
        stage.calls.of("api_get_authorizer_list"),
        2,
        "from where it was"
    );
    // The session may have ended: a day can be long.
    let staff = stage.signed_in(&stage.staff).await;
    staff.open(&page).await.says(200, &["已完成"]);
}

async fn state_of(stage: &Stage, report: &console::RunReport) -> RunState {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let filter = FindingFilter::default();
    let report = desk.reconciliation(&ctx, &report.run.id, &filter).await;
    report.unwrap().run.state
}

async fn a_platform_that_is_refused_ends_the_run_and_says_so(stage: Stage) {
    granted(&stage, ONE, &[17]).await;
    let refused = FaultKind::Errcode { errcode: 61_004 };
    for api in ["api_get_authorizer_info", "api_get_authorizer_list"] {
        stage.sandbox.fail_next(Fault::once(api, refused.clone()));
    }
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Failed);
    assert_eq!(report.run.failure.unwrap().failure.errcode, Some(61_004));
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Failed);
    let trail = crate::audit::trail(&stage).await;
    let end = trail
        .iter()
        .find(|entry| entry.action == Action::EndReconciliation)
        .unwrap();
    assert_eq!(end.outcome, Outcome::Failed);
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
    staff.open(&page).await.says(200, &["提前结束", "61004"]);
    assert_eq!(
        reconciled(&stage).await.run.state,
        RunState::Done,
        "another may begin"
    );
}

async fn an_account_that_cannot_be_read_does_not_end_the_run(stage: Stage) {
    granted(&stage, ONE, &[17]).await;
    let other = granted(&stage, OTHER, &[17, 18]).await;
    unheard(&stage, || {
        stage.sandbox.change_sets("demo", OTHER, &[17]).unwrap();
    });
    // By AppID, the first one.
    let fault = Fault::once(
        "api_get_authorizer_info",
        FaultKind::Errcode { errcode: 48_001 },
    );
    stage.sandbox.fail_next(fault);
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Done);
    let unchecked: Vec<_> = report
        .page
        .rows
        .iter()
        .filter(|finding| finding.kind == FindingKind::Unchecked)
        .collect();
    assert_eq!(
        unchecked[0].failure.as_ref().unwrap().failure.errcode,
        Some(48_001)
    );
    // Whichever of the two it was: the next run finds the rest.
    let report = reconciled(&stage).await;
    assert!(kinds(&report).len() <= 1);
    assert_eq!(
        stage.authorizer(&other.id).await.granted,
        SetIds::from([17])
    );
}

async fn an_outage_is_waited_out(stage: Stage) {
    let row = granted(&stage, ONE, &[17, 18]).await;
    unheard(&stage, || {
        stage.sandbox.change_sets("demo", ONE, &[17]).unwrap();
    });
    for api in ["api_get_authorizer_list", "api_get_authorizer_info"] {
        stage.sandbox.fail_next(Fault::once(api, FaultKind::Html));
    }
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Running);
    assert!(report.run.failure.is_some(), "staff see what it waits for");
    for _ in 0..2 {
        stage.clock.advance_secs(300);
        stage.service.work_round().await;
    }
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let report = desk
        .reconciliation(&ctx, &report.run.id, &FindingFilter::default())
        .await
        .unwrap();
    assert_eq!(
        (report.run.state, kinds(&report)),
        (RunState::Done, vec![FindingKind::SetsChanged])
    );
    assert_eq!(stage.authorizer(&row.id).await.granted, SetIds::from([17]));
}

async fn two_nodes_carry_out_one_run_once(stage: Stage) {
    let row = granted(&stage, ONE, &[17, 18]).await;
    unheard(&stage, || {
        stage.sandbox.change_sets("demo", ONE, &[17]).unwrap();
    });
    let lists = stage.calls.of("api_get_authorizer_list");
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let id = desk.start_reconciliation(&ctx, true).await.unwrap();
    let (one, two) = (stage.service.clone(), stage.service.clone());
    tokio::join!(one.work_round(), two.work_round());
    let report = desk
        .reconciliation(&ctx, &id, &FindingFilter::default())
        .await
        .unwrap();
    assert_eq!(
        (report.run.state, kinds(&report)),
        (RunState::Done, vec![FindingKind::SetsChanged])
    );
    assert_eq!(stage.calls.of("api_get_authorizer_list") - lists, 1);
    assert_eq!(stage.authorizer(&row.id).await.snapshots.len(), 2);
}

async fn only_one_run_at_a_time(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    desk.start_reconciliation(&ctx, false).await.unwrap();
    let refused = desk.start_reconciliation(&ctx, false).await.unwrap_err();
    let console::Refusal::Rejected(rejected) = refused else {
        panic!("{refused:?}");
    };
    assert_eq!(
        rejected.general,
        Some(domain::problem::FormProblem::AlreadyRunning)
    );
    let trail = crate::audit::trail(&stage).await;
    let entry = trail
        .iter()
        .find(|entry| entry.outcome == Outcome::Refused)
        .unwrap();
    assert_eq!(entry.action, Action::StartReconciliation);
    stage.service.work_round().await;
    assert_eq!(
        desk.reconciliations(&ctx, None)
            .await
            .unwrap()
            .page
            .rows
            .len(),
        1
    );
}

async fn staff_begin_a_run_and_read_its_report(stage: Stage) {
    granted(&stage, ONE, &[17, 18]).await;
    unheard(&stage, || stage.sandbox.revoke("demo", ONE).unwrap());
    let staff = stage.signed_in(&stage.staff).await;
    let page = staff.open("/p/demo/wechat/reconciliation").await;
    let form = page
        .says(200, &["还没有对过账"])
        .form("start_reconciliation");
    let report = staff.send(&form.fill("extent", "all")).await;
    report.says(200, &["进行中", "第 1 步"]);
    stage.service.work_round().await;
    let report = staff.open(report.url.as_str()).await;
    report.says(200, &["已完成", "疑似失效（1）", "请与客户确认"]);
    let list = staff.open("/p/demo/wechat/reconciliation").await;
    list.says(200, &["已完成", "需处理（1）"]);
}

async fn what_a_killed_node_left_goes_with_the_next_run(stage: Stage) {
    granted(&stage, ONE, &[17]).await;
    let ended = reconciled(&stage).await.run;
    // It was killed when the run had ended, and what it had seen was not forgotten yet.
    let (store, platform) = stage.store().await;
    let seen = ListedAccount {
        appid: OTHER.to_owned(),
        auth_time: None,
        look: true,
        refresh_token: Some("refreshtoken@@@left".into()),
    };
    let tx = store.begin().await.unwrap();
    let rows = tx.platform(&platform);
    assert_eq!(rows.keep_listed(&ended.id, &[seen]).await.unwrap(), 1);
    tx.commit().await.unwrap();
    assert_eq!(reconciled(&stage).await.run.state, RunState::Done);
    let left = store.platform(&platform).count_listed(&ended.id).await;
    assert_eq!(left.unwrap(), (0, 0));
}

async fn what_the_database_refuses_each_time_ends_the_run(stage: Stage) {
    granted(&stage, ONE, &[17]).await;
    let (store, platform) = stage.store().await;
    spoil_refresh_tokens(&store, &platform).await.unwrap();
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Running);
    for _ in 0..11 {
        stage.clock.advance_secs(300);
        stage.service.work_round().await;
    }
    assert_eq!(state_of(&stage, &report).await, RunState::Failed);
    let staff = stage.signed_in(&stage.staff).await;
    let page = format!("/p/demo/wechat/reconciliation/{}", report.run.id);
    staff
        .open(&page)
        .await
        .says(200, &["提前结束", "系统内部错误"]);
}

async fn a_limit_beside_a_refused_account_ends_the_run_in_the_end(stage: Stage) {
    for account in [ONE, OTHER] {
        granted(&stage, account, &[17]).await;
    }
    // Of the two accounts of the batch one is refused for itself, each time, and the other for calls that come too often.
    let api = "api_get_authorizer_info";
    let fail = || {
        stage.sandbox.clear_faults();
        for (errcode, times) in [(48_001, 1), (45_011, 5)] {
            stage.sandbox.fail_next(Fault {
                times,
                ..Fault::once(api, FaultKind::Errcode { errcode })
            });
        }
    };
    fail();
    let report = reconciled(&stage).await;
    assert_eq!(report.run.state, RunState::Running);
    for _ in 0..11 {
        fail();
        stage.clock.advance_secs(300);
        stage.service.work_round().await;
    }
    assert_eq!(state_of(&stage, &report).await, RunState::Failed);
}
