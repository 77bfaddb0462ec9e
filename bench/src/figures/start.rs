//! How soon a server is ready, and what it holds when nobody asks for anything.

use std::time::Duration;

use anyhow::Result;

use crate::{
    Args,
    report::{Aim, Report},
    stage::{Kind, Stage},
};

/// How often it is started: the median counts.
const STARTS: usize = 5;
/// How long a server is left alone before its memory is read.
const REST: Duration = Duration::from_secs(5);

/// Start-up of a database that is set up, and idle memory after a sign-in and a page.
pub async fn measure(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let stage = Stage::set_up(args, kind).await?;
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let running = stage.start().await?;
        times.push(running.ready_after);
        running.stop().await?;
    }
    times.sort_unstable();
    let median = times.get(STARTS / 2).copied().unwrap_or_default();
    let name = kind.name();
    report.add_aimed(
        "start",
        format!("{name}: from the process's start to ready"),
        Some(median.as_secs_f64()),
        "s",
        Aim::Below(1.0),
    );
    let running = stage.start().await?;
    tokio::time::sleep(REST).await;
    let fresh = running.resident_mb();
    // Hashing a password takes memory for a moment, which the allocator may keep.
    stage.sign_in().await?;
    tokio::time::sleep(REST).await;
    let aim = Aim::Below(60.0);
    for (when, mb) in [
        ("freshly started", fresh),
        ("idle after a sign-in", running.resident_mb()),
    ] {
        let what = format!("{name}: resident, {when}");
        report.add_aimed("memory", what, Some(mb), "MB", aim);
    }
    running.stop().await
}
