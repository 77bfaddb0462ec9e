//! How every story has to end.

use console::PushItem;
use domain::{
    attempt::AttemptState,
    list::{FindingFilter, LinkFilter, PushFilter},
    push::PushState,
    reconciliation::RunState,
};
use tests::Stage;

/// What waits is tried again after this time, in seconds.
const PAUSE_SECS: i64 = 600;
/// So often. Together that is longer than anything rests and any code lives.
const PAUSES: usize = 14;
/// Why a code may be of no use any more: WeChat's reasons, and none of ours.
const REASONS: [&str; 5] = [
    "code_refused",
    "code_expired",
    "refused",
    "unreachable",
    "no_ticket",
];

/// Everything goes well from here on: what was accepted is done or visibly given up, and one reconciliation makes the book right.
pub async fn ends_well(stage: &Stage) {
    for _ in 0..PAUSES {
        stage.work().await;
        stage.sandbox.drive(PAUSE_SECS).await;
    }
    stage.work().await;
    let waiting = pushes(stage, PushState::Waiting).await;
    assert!(waiting.is_empty(), "not processed: {waiting:#?}");
    for push in pushes(stage, PushState::Dead).await {
        let why = push.failure.as_ref().map(|failure| failure.code.as_str());
        assert!(
            why.is_some_and(|why| REASONS.contains(&why)),
            "given up: {push:#?}"
        );
    }
    no_code_waits(stage).await;
    reconcile(stage).await;
    let differences = stage.differences().await;
    assert!(differences.is_empty(), "{differences:#?}");
}

async fn pushes(stage: &Stage, state: PushState) -> Vec<PushItem> {
    let filter = PushFilter {
        state: Some(state),
        ..PushFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.pushes(&ctx, &filter).await.unwrap().page.rows
}

async fn no_code_waits(stage: &Stage) {
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let links = desk.links(&ctx, &LinkFilter::default()).await.unwrap();
    for row in links.page.rows {
        for attempt in desk.link(&ctx, &row.id).await.unwrap().attempts {
            assert_ne!(attempt.state, AttemptState::Returned, "{attempt:#?}");
        }
    }
}

/// One run that looks at everything, and nothing is in its way.
async fn reconcile(stage: &Stage) {
    stage.clock.advance_secs(2);
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let id = desk.start_reconciliation(&ctx, true).await.unwrap();
    stage.work().await;
    let report = desk
        .reconciliation(&ctx, &id, &FindingFilter::default())
        .await;
    let run = report.unwrap().run;
    assert_eq!(run.state, RunState::Done, "{run:#?}");
}
