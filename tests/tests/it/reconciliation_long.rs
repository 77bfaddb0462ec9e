//! A list of more than a page: read page by page, over a kill in the middle, and while it changes.

use domain::{
    list::FindingFilter,
    reconciliation::{FindingKind, RunState},
};
use sandbox::{AccountConfig, AccountKind, Config, Fault, FaultKind};
use tests::{Stage, TestDatabase, eventually};

/// More than one page of WeChat's list has.
const MANY: usize = 507;

fn appid(n: usize) -> String {
    format!("wx{n:016x}")
}

/// Accounts that granted before anybody listened.
fn crowd(config: &mut Config) {
    let demo = config.platforms[0].component_appid.clone();
    for n in 0..MANY {
        config.accounts.push(AccountConfig {
            appid: appid(n),
            user_name: format!("gh_{n:012x}"),
            nick_name: format!("分店{n}"),
            principal_name: "云桥连锁有限公司".to_owned(),
            kind: AccountKind::MiniProgram,
            verify_type: 0,
            signature: String::new(),
            sets: vec![17, 18],
        });
        config
            .standing_grants
            .push((demo.clone(), appid(n), vec![17]));
    }
}

async fn a_run_goes_on_where_it_was_killed(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let id = desk.start_reconciliation(&ctx, false).await.unwrap();
    let lists = || stage.calls.of("api_get_authorizer_list");
    stage.sandbox.fail_next(Fault {
        times: 2,
        ..Fault::once("api_get_authorizer_list", FaultKind::Hang { seconds: 1 })
    });
    let service = stage.service.clone();
    let killed = tokio::spawn(async move { service.work_round().await });
    eventually(async || lists(), |count| *count == 2).await;
    killed.abort();
    assert!(killed.await.unwrap_err().is_cancelled());
    stage.sandbox.clear_faults();

    // Whoever held it is dead: nobody goes on before the lease is over.
    stage.service.work_round().await;
    let filter = FindingFilter::default();
    let report = desk.reconciliation(&ctx, &id, &filter).await.unwrap();
    assert_eq!(
        (report.run.state, report.run.listed),
        (RunState::Running, 500)
    );
    stage.clock.advance_secs(121);
    stage.service.work_round().await;
    let report = desk.reconciliation(&ctx, &id, &filter).await.unwrap();
    assert_eq!(report.run.state, RunState::Done, "{:?}", report.run);
    assert_eq!(lists(), 3, "the first page was not read again");
    let many = i64::try_from(MANY).unwrap();
    assert_eq!(
        (report.run.listed, report.run.tally.of(FindingKind::TakenIn)),
        (many, many)
    );
    assert_eq!(stage.overview().await.counts.authorizers, many);
}

async fn what_moves_up_while_it_is_read_is_not_missed(stage: Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let id = desk.start_reconciliation(&ctx, false).await.unwrap();
    let lists = || stage.calls.of("api_get_authorizer_list");
    stage.sandbox.fail_next(Fault {
        times: 2,
        ..Fault::once("api_get_authorizer_list", FaultKind::Hang { seconds: 1 })
    });
    let service = stage.service.clone();
    let reading = tokio::spawn(async move { service.work_round().await });
    eventually(async || lists(), |count| *count == 2).await;
    stage.sandbox.hold_pushes(true);
    // The first five leave, so that everybody behind them moves up, across the edge of the page.
    for n in 0..5 {
        stage.sandbox.revoke("demo", &appid(n)).unwrap();
    }
    reading.await.unwrap();
    // A busy machine may let some calls time out: then the run waits, and goes on.
    for _ in 0..5 {
        stage.clock.advance_secs(300);
        stage.service.work_round().await;
    }
    let report = desk
        .reconciliation(&ctx, &id, &FindingFilter::default())
        .await
        .unwrap();
    assert_eq!(report.run.state, RunState::Done);
    let left = i64::try_from(MANY).unwrap() - 5;
    assert_eq!(report.run.tally.of(FindingKind::TakenIn), left);
    assert_eq!(stage.overview().await.counts.authorizers, left);
}

macro_rules! on_both_with_a_crowd {
    ($($scenario:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test]
            async fn $scenario() {
                let database = tests::TestDatabase::sqlite();
                super::$scenario(tests::Stage::in_world(database, super::crowd).await).await;
            })+
        }
        mod postgres {
            $(#[tokio::test]
            async fn $scenario() {
                if let Some(database) = super::TestDatabase::postgres().await {
                    super::$scenario(tests::Stage::in_world(database, super::crowd).await).await;
                }
            })+
        }
    };
}

on_both_with_a_crowd!(
    a_run_goes_on_where_it_was_killed,
    what_moves_up_while_it_is_read_is_not_missed,
);
