//! Tokens of accounts, renewed by a server process while WeChat takes its time.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::time::sleep;

use super::{memory::Watch, pushes::push_one};
use crate::{
    report::{Aim, Report},
    stage::{Kind, Stage},
    standin::StandIn,
};

/// What has to be renewed in [`AIM_MINUTES`].
const AIM_TOKENS: f64 = 100_000.0;
const AIM_MINUTES: f64 = 30.0;
const AIM_MB: f64 = 200.0;
/// How long it may take until another token is renewed.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often one looks.
const GLANCE: Duration = Duration::from_millis(10);
const API: &str = "api_authorizer_token";

/// Everybody's token is due at once, from the first renewal to the last.
pub async fn measure(
    stage: &Stage,
    wechat: &StandIn,
    many: u64,
    kind: Kind,
    report: &mut Report,
) -> Result<()> {
    let running = stage.start().await?;
    let watch = Watch::begin(&running);
    push_one(stage).await?;
    wait_for(wechat, 0).await?;
    let (began, before) = (Instant::now(), wechat.calls(API));
    let mut renewed = before;
    while renewed < many {
        renewed = wait_for(wechat, renewed).await?;
    }
    let rate = renewed.saturating_sub(before) as f64 / began.elapsed().as_secs_f64();
    let peak = watch.end().await;
    let of = |what: &str| {
        let name = kind.name();
        format!("{name}, {many} accounts, WeChat takes 50 ms: {what}")
    };
    report.add("renewals", of("renewed"), rate, "/s");
    let minutes = Some(AIM_TOKENS / rate / 60.0);
    let what = of("100,000 at that rate");
    report.add_aimed("renewals", what, minutes, "min", Aim::Below(AIM_MINUTES));
    let what = of("resident at most");
    report.add_aimed("renewals", what, Some(peak), "MB", Aim::Below(AIM_MB));
    // What is under way is written before it ends.
    running.stop().await
}

/// Waits until more than so many were renewed: how many.
async fn wait_for(wechat: &StandIn, before: u64) -> Result<u64> {
    let asked = Instant::now();
    loop {
        let renewed = wechat.calls(API);
        if renewed > before {
            return Ok(renewed);
        }
        ensure!(
            asked.elapsed() < PATIENCE,
            "no token is renewed after {before}"
        );
        sleep(GLANCE).await;
    }
}
