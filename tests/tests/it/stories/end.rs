//! How every story has to end.

use console::PushItem;
use domain::{
    attempt::{AttemptState, FailureKind},
    authorizer::GrantStatus,
    list::{FindingFilter, LinkFilter, PushFilter},
    push::PushState,
    reconciliation::RunState,
    sets::SetIds,
};
use service::Clock as _;
use tests::Stage;

use super::tell::Scene;

/// What waits is tried again after this time, in seconds.
const PAUSE_SECS: i64 = 600;
/// So often. Together that is longer than anything rests and any code lives.
const PAUSES: usize = 14;

/// Everything goes well from here on: what was accepted is done or visibly given up, and one reconciliation makes the book right.
pub async fn ends_well(scene: &Scene<'_>) {
    let stage = scene.stage;
    outlast_pauses(scene).await;
    for _ in 0..PAUSES {
        scene.work().await;
        stage.sandbox.drive(PAUSE_SECS).await;
    }
    scene.work().await;
    let waiting = pushes(stage, PushState::Waiting).await;
    assert!(waiting.is_empty(), "not processed: {waiting:#?}");
    let codes = Codes::of(stage).await;
    assert!(!codes.waiting, "a code waits for its exchange");
    if scene.aloud {
        eprintln!("codes that came to nothing: {:?}", codes.lost);
    }
    pushes_told_the_sets(scene).await;
    reconcile(stage).await;
    let differences = stage.differences().await;
    assert!(differences.is_empty(), "{differences:#?}");
}

/// A quota that was used up is there again when the day turns.
async fn outlast_pauses(scene: &Scene<'_>) {
    let stage = scene.stage;
    scene.work().await;
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    let pauses = desk.quotas(&ctx).await.unwrap().pauses;
    if let Some(until) = pauses.iter().map(|pause| pause.until).max() {
        let ahead = until.secs_since(stage.clock.now()) + 1;
        stage.sandbox.drive(ahead).await;
    }
}

async fn pushes(stage: &Stage, state: PushState) -> Vec<PushItem> {
    let filter = PushFilter {
        state: Some(state),
        ..PushFilter::default()
    };
    let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
    desk.pushes(&ctx, &filter).await.unwrap().page.rows
}

/// What became of codes.
struct Codes {
    /// One waits for its exchange.
    waiting: bool,
    /// Why some came to nothing.
    lost: Vec<FailureKind>,
}

impl Codes {
    async fn of(stage: &Stage) -> Self {
        let (desk, ctx) = (stage.desk().await, stage.staff.ctx(stage));
        let links = desk.links(&ctx, &LinkFilter::default()).await.unwrap();
        let (mut waiting, mut lost) = (false, Vec::new());
        for row in links.page.rows {
            for attempt in desk.link(&ctx, &row.id).await.unwrap().attempts {
                waiting |= attempt.state == AttemptState::Returned;
                let failed = attempt.state == AttemptState::Failed;
                let failure = attempt.failure.filter(|_| failed);
                lost.extend(failure.map(|failure| failure.failure.kind));
            }
        }
        for push in pushes(stage, PushState::Dead).await {
            let why = push.failure.as_ref().map(|failure| failure.code.as_str());
            let reason = why.and_then(FailureKind::from_code);
            lost.push(reason.unwrap_or_else(|| panic!("given up for a reason of ours: {push:#?}")));
        }
        Self { waiting, lost }
    }

    /// A code that was used up or is void lost nothing: the account has done something else since, and that was pushed too.
    fn lost_nothing(&self) -> bool {
        let mut lost = self.lost.iter();
        !self.waiting && lost.all(|reason| *reason == FailureKind::CodeRefused)
    }
}

/// In a calm story, once everything that came is processed, the book has the right sets without any reconciliation.
pub async fn pushes_told_the_sets(scene: &Scene<'_>) {
    let stage = scene.stage;
    if scene.calm
        && pushes(stage, PushState::Waiting).await.is_empty()
        && Codes::of(stage).await.lost_nothing()
    {
        sets_are_right(stage).await;
        if scene.aloud {
            eprintln!("(by pushes alone the sets are right)");
        }
    }
}

/// The pushes alone have told the book who grants what.
async fn sets_are_right(stage: &Stage) {
    let mut truth = stage.sandbox.truth("demo").unwrap();
    for row in stage.authorizers().await {
        let book = (row.status != GrantStatus::Unauthorized).then_some(row.id);
        let granted = match book {
            Some(id) => Some(stage.authorizer(&id).await.granted),
            None => None,
        };
        let true_sets = truth.remove(&row.appid);
        let true_sets: Option<SetIds> = true_sets.map(|grant| grant.sets.into_iter().collect());
        assert_eq!(granted, true_sets, "{}, as pushes told", row.appid);
    }
    assert!(truth.is_empty(), "nothing in the book of {truth:#?}");
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
