//! A node that is killed at any step of its work on a push: the next one goes on, and everything happens once.

use domain::{
    attempt::AttemptState, audit::Action, authorizer::GrantStatus, list::PushFilter,
    push::PushState,
};
use tests::{Process, Processes, Stage, Wanted, eventually};

use crate::{NODE, audit::entries, reconciliation::granted};

const ACCOUNT: &str = "wx94a6f1c08e3d7b25";
/// Longer than a push is leased.
const LEASE_OVER_SECS: i64 = 16;

on_both!(
    a_grant_under_a_link_is_recorded_once,
    a_grant_under_no_link_is_recorded_once,
    a_revocation_and_a_ticket_are_taken_once,
);

/// Kills a node where it is held, and starts the next one in its place when nobody holds its leases any more.
async fn killed(stage: &Stage, processes: &mut Processes, node: Process) -> Process {
    node.held().await;
    node.kill();
    processes.advance_secs(LEASE_OVER_SECS);
    processes.start(&stage.origin).await
}

/// WeChat sends everything once more, and all of it is done: nothing waits, and nothing was given up.
async fn everything_is_done(stage: &Stage, kind: &str) {
    let pushes = stage.sandbox.pushes();
    let newest = pushes.iter().rfind(|push| push.info_type == kind).unwrap();
    stage.sandbox.repeat_push(newest.id).unwrap();
    stage.sandbox.idle().await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let left = async || {
        let mut left = Vec::new();
        for state in [PushState::Waiting, PushState::Dead] {
            let filter = PushFilter {
                state: Some(state),
                ..PushFilter::default()
            };
            left.extend(desk.pushes(&ctx, &filter).await.unwrap().page.rows);
        }
        left
    };
    eventually(left, Vec::is_empty).await;
}

/// The account takes its grant back, so that it can be made anew.
async fn revoke(stage: &Stage) {
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    let status = async || stage.authorizers().await[0].status;
    eventually(status, |status| *status == GrantStatus::Unauthorized).await;
}

async fn a_grant_under_a_link_is_recorded_once(mut stage: Stage) {
    let mut processes = Processes::over(&mut stage, NODE).await;
    let mut node = processes.start(&stage.origin).await;
    let points = [
        "PushStored",
        "PushClaimed",
        "CodeKept",
        "CodeExchanged",
        "GrantWritten",
        "GrantCommitted",
        "PushEnded",
    ];
    let customer = stage.add_customer("栖木家居").await;
    for (round, point) in points.into_iter().enumerate() {
        let made = stage.make_link_for(&customer, Wanted::default()).await;
        let pressed = stage.press(&stage.browser(), &made).await;
        node.arm(point);
        stage.consent(&pressed, ACCOUNT, &[17, 18]);
        node = killed(&stage, &mut processes, node).await;

        let settled = |link: &console::LinkDetail| link.attempts[0].state == AttemptState::Settled;
        eventually(async || stage.link(&made).await, settled).await;
        everything_is_done(&stage, "authorized").await;
        let link = stage.link(&made).await;
        assert_eq!((link.link.grants, link.attempts.len()), (1, 1), "{point}");
        assert_eq!(stage.differences().await, Vec::<String>::new(), "{point}");
        let row = stage.authorizers().await.remove(0);
        let detail = stage.authorizer(&row.id).await;
        assert_eq!(detail.snapshots.len(), 2 * round + 1, "{point}: once");
        assert_eq!(entries(&stage, Action::Grant).await, round + 1, "{point}");
        revoke(&stage).await;
    }
}

async fn a_grant_under_no_link_is_recorded_once(mut stage: Stage) {
    let mut processes = Processes::over(&mut stage, NODE).await;
    let mut node = processes.start(&stage.origin).await;
    let points = [
        "PushStored",
        "PushClaimed",
        "CodeExchanged",
        "GrantWritten",
        "GrantCommitted",
    ];
    for (round, point) in points.into_iter().enumerate() {
        node.arm(point);
        stage
            .sandbox
            .grant("demo", ACCOUNT, &[17, 18], None)
            .unwrap();
        node = killed(&stage, &mut processes, node).await;

        let granted = |rows: &Vec<console::AuthorizerRow>| {
            rows.iter().any(|row| row.status == GrantStatus::Authorized)
        };
        let row = eventually(async || stage.authorizers().await, granted)
            .await
            .remove(0);
        everything_is_done(&stage, "authorized").await;
        assert_eq!(stage.differences().await, Vec::<String>::new(), "{point}");
        let detail = stage.authorizer(&row.id).await;
        assert_eq!(detail.snapshots.len(), 2 * round + 1, "{point}: once");
        assert_eq!(entries(&stage, Action::Grant).await, round + 1, "{point}");
        revoke(&stage).await;
    }
}

async fn a_revocation_and_a_ticket_are_taken_once(mut stage: Stage) {
    granted(&stage, ACCOUNT, &[17, 18]).await;
    let mut processes = Processes::over(&mut stage, NODE).await;
    let mut node = processes.start(&stage.origin).await;

    node.arm("PushWritten");
    stage.sandbox.revoke("demo", ACCOUNT).unwrap();
    node.held().await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!(row.status, GrantStatus::Authorized, "not committed");
    node = killed(&stage, &mut processes, node).await;
    everything_is_done(&stage, "unauthorized").await;
    let row = stage.authorizers().await.remove(0);
    assert_eq!(row.status, GrantStatus::Unauthorized);
    assert_eq!(stage.authorizer(&row.id).await.snapshots.len(), 2);
    assert_eq!(entries(&stage, Action::Revoke).await, 1);

    // After so long a ticket is news.
    processes.advance_secs(7_200);
    let news = entries(&stage, Action::ReceiveTicket).await;
    node.arm("TicketWritten");
    stage.sandbox.push_ticket("demo").unwrap();
    let _node = killed(&stage, &mut processes, node).await;
    everything_is_done(&stage, "component_verify_ticket").await;
    assert_eq!(entries(&stage, Action::ReceiveTicket).await, news + 1);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(&stage));
    let health = desk.wechat_health(&ctx).await.unwrap();
    assert_eq!(
        health.tickets.len(),
        2,
        "the first one of the stage, and this one"
    );
}
