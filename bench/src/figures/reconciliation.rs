//! A whole book compared with what WeChat says.

use std::time::{Duration, Instant, SystemTime};

use anyhow::{Context as _, Result, ensure};
use domain::{
    ids::ReconciliationId,
    reconciliation::{FindingKind, RunState},
    time::Timestamp,
};
use store::{NewRun, RunRow};
use tokio::time::sleep;

use super::{memory::Watch, pushes::push_one};
use crate::{
    report::{Aim, Report},
    stage::{Kind, Stage},
    standin::StandIn,
};

/// The accounts are streamed: the memory of a server that renews them is enough.
const AIM_MB: f64 = 200.0;
/// How long a run may go on.
const PATIENCE: Duration = Duration::from_secs(3 * 3_600);
const APIS: [&str; 2] = ["api_get_authorizer_list", "api_get_authorizer_info"];

/// A run that looks at every account, of which a few are not in the book.
pub async fn measure(
    stage: &Stage,
    wechat: &StandIn,
    many: u64,
    kind: Kind,
    report: &mut Report,
) -> Result<()> {
    let (store, platform) = stage.store().await?;
    let running = stage.start().await?;
    push_one(stage).await?;
    let calls = || APIS.map(|api| wechat.calls(api)).iter().sum::<u64>();
    let (before, watch) = (calls(), Watch::begin(&running));
    let millis = SystemTime::UNIX_EPOCH
        .elapsed()
        .context("the clock is wrong")?;
    let now = Timestamp::from_millis(i64::try_from(millis.as_millis())?);
    let tx = store.begin().await?;
    let new = NewRun {
        id: ReconciliationId::new(now, [0; 10]),
        thorough: true,
        started_at: now,
        by: None,
    };
    ensure!(
        tx.platform(&platform).start_run(&new).await?,
        "a run is under way"
    );
    tx.commit().await?;
    let (began, rows) = (Instant::now(), store.platform(&platform));
    let mut run = rows.run(&new.id).await?;
    while run.state == RunState::Running {
        ensure!(began.elapsed() < PATIENCE, "the run does not end: {run:?}");
        sleep(Duration::from_millis(100)).await;
        run = rows.run(&new.id).await?;
    }
    let (took, peak) = (began.elapsed(), watch.end().await);
    ensure!(
        run.state == RunState::Done,
        "the run came to nothing: {run:?}"
    );
    tell(&run, kind, many, report);
    let of = |what: &str| format!("{}, {many} accounts: {what}", kind.name());
    report.add("reconciliation", of("time"), took.as_secs_f64(), "s");
    let calls = calls() - before;
    report.add(
        "reconciliation",
        of("calls to WeChat, 50 ms each"),
        calls as f64,
        "",
    );
    let what = of("resident at most");
    report.add_aimed("reconciliation", what, Some(peak), "MB", Aim::Below(AIM_MB));
    running.stop().await?;
    store.close().await.context("cannot close the database")
}

/// What the run was about.
fn tell(run: &RunRow, kind: Kind, many: u64, report: &mut Report) {
    let of = |what: &str| format!("{}, {many} accounts: {what}", kind.name());
    let progress = &run.progress;
    report.add("reconciliation", of("listed"), progress.listed as f64, "");
    report.add(
        "reconciliation",
        of("looked at"),
        progress.looked as f64,
        "",
    );
    let new = progress.tally.of(FindingKind::TakenIn);
    report.add("reconciliation", of("taken into the book"), new as f64, "");
}
