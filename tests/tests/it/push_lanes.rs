//! Pushes that call nobody are not held up by those that wait for WeChat, nor by what is wrong with another.

use domain::{authorizer::GrantStatus, list::PushFilter};
use sandbox::{Fault, FaultKind};
use service::Clock as _;
use store::testing::spoil_tickets;
use tests::{Stage, TestDatabase, eventually};

use crate::reconciliation::{ONE, OTHER, granted};

on_both!(a_ticket_that_cannot_be_opened_is_nobody_else_s_trouble);

/// On a stage whose workers run.
async fn tickets_and_revocations_wait_for_no_exchange(stage: Stage) {
    stage.sandbox.grant("demo", OTHER, &[17], None).unwrap();
    let status = async || stage.authorizers().await.first().map(|row| row.status);
    eventually(status, |status| *status == Some(GrantStatus::Authorized)).await;

    let exchange = "api_query_auth";
    stage.sandbox.fail_next(Fault {
        times: 20,
        ..Fault::once(exchange, FaultKind::Hang { seconds: 60 })
    });
    let before = stage.calls.of(exchange);
    stage.sandbox.grant("demo", ONE, &[17], None).unwrap();
    eventually(async || stage.calls.of(exchange), |now| *now > before).await;
    stage.clock.advance_secs(700);
    let at = stage.clock.now();
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.revoke("demo", OTHER).unwrap();
    eventually(
        async || stage.overview().await.ticket.received_at,
        |received| received.is_some_and(|received| received >= at),
    )
    .await;
    eventually(status, |status| *status == Some(GrantStatus::Unauthorized)).await;

    let (store, platform) = stage.store().await;
    let of_one = PushFilter {
        account: ONE.to_owned(),
        ..PushFilter::default()
    };
    let rows = store.platform(&platform);
    let push = rows.pushes(&of_one).await.unwrap().rows.remove(0);
    let ended = rows.push_tries(&push.id).await.unwrap();
    assert_eq!(ended, [], "the exchange is still under way");
    assert_eq!(push.done_at, None);
    stage.sandbox.clear_faults();
}

#[tokio::test]
async fn tickets_and_revocations_wait_for_no_exchange_on_sqlite() {
    let stage = Stage::at_work(TestDatabase::sqlite()).await;
    tickets_and_revocations_wait_for_no_exchange(stage).await;
}

#[tokio::test]
async fn tickets_and_revocations_wait_for_no_exchange_on_postgres() {
    if let Some(database) = TestDatabase::postgres().await {
        tickets_and_revocations_wait_for_no_exchange(Stage::at_work(database).await).await;
    }
}

async fn a_ticket_that_cannot_be_opened_is_nobody_else_s_trouble(stage: Stage) {
    let (store, platform) = stage.store().await;
    let received = async || stage.overview().await.ticket.received_at;
    let before = received().await;
    stage.clock.advance_secs(700);
    stage.sandbox.push_ticket("demo").unwrap();
    stage.sandbox.idle().await;
    spoil_tickets(&store, &platform).await.unwrap();
    let row = granted(&stage, ONE, &[17]).await;
    assert_eq!(row.status, GrantStatus::Authorized);
    assert_eq!(received().await, before);

    // The next one is newer, and the damaged one of no use any more.
    stage.clock.advance_secs(700);
    let at = stage.clock.now();
    stage.sandbox.push_ticket("demo").unwrap();
    stage.work().await;
    assert!(received().await.unwrap() >= at);
    let waiting = store.system().pending().await.unwrap();
    assert_eq!(waiting.pushes, 0);
}
