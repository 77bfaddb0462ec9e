//! Pushes: accepted durably, and worked off.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use anyhow::{Context as _, Result, ensure};
use store::testing::all_pushes;
use tokio::time::sleep;
use url::form_urlencoded::Serializer;

use super::memory::Watch;
use crate::{
    Args, http, load,
    report::Report,
    server::Running,
    stage::{APPID, Kind, SLUG, Stage},
};

/// How many connections push at once.
const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// More than any machine takes in a second.
const PREPARED_A_SECOND: u64 = 12_000;
/// How long the workers may take for what is left.
const PATIENCE: Duration = Duration::from_secs(300);

/// Tickets, each another one, at 1, 16 and 64 connections, over a server that works them off at the same time. After the
/// last run the server is killed: what it has accepted has to be there.
pub async fn measure(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let stage = Stage::set_up(args, kind).await?;
    let mut running = stage.start().await?;
    let name = kind.name();
    let mut accepted = 0;
    for connections in CONNECTIONS {
        let requests = Arc::new(prepare(
            &stage,
            connections,
            args.seconds * PREPARED_A_SECOND,
        )?);
        let watch = Watch::begin(&running);
        let address = &stage.recipe.address;
        let seconds = Duration::from_secs(args.seconds);
        let load = load::run(address, &requests, connections, seconds).await?;
        let peak = watch.end().await;
        accepted += load.answered as u64;
        let of = |what: &str| format!("{name}, {connections} connections: {what}");
        report.add("pushes", of("accepted durably"), load.rate(), "/s");
        report.add("pushes", of("p50"), load.within_ms(0.5), "ms");
        report.add("pushes", of("p99"), load.within_ms(0.99), "ms");
        report.add("memory", of("resident at most under pushes"), peak, "MB");
        if Some(&connections) == CONNECTIONS.last() {
            running.kill()?;
            running = stage.start().await?;
            let (store, _) = stage.store().await?;
            let there = all_pushes(&store).await?;
            ensure!(
                there >= accepted,
                "{accepted} pushes were accepted, and {there} are there after a kill"
            );
            report.add(
                "pushes",
                format!("{name}: accepted, and there after a kill"),
                there as f64,
                "",
            );
        }
        work_off(&stage, &running, connections, report, name).await?;
    }
    running.stop().await
}

/// Waits until everything is worked off, and says how much of it there was a second.
async fn work_off(
    stage: &Stage,
    running: &Running,
    connections: usize,
    report: &mut Report,
    name: &str,
) -> Result<()> {
    let (store, _) = stage.store().await?;
    let (began, left) = (Instant::now(), store.system().pending().await?.pushes);
    while store.system().pending().await?.pushes > 0 {
        ensure!(
            began.elapsed() < PATIENCE,
            "pushes are not worked off in time"
        );
        sleep(Duration::from_millis(20)).await;
    }
    let rate = left as f64 / began.elapsed().as_secs_f64();
    let of = |what: &str| format!("{name}, {connections} connections: {what}");
    report.add(
        "pushes",
        of("left to the workers at the end"),
        left as f64,
        "",
    );
    if left > 100 {
        report.add(
            "pushes",
            of("worked off with nothing else to do"),
            rate,
            "/s",
        );
    }
    report.add(
        "memory",
        of("resident when all is done"),
        running.resident_mb(),
        "MB",
    );
    store.close().await?;
    Ok(())
}

/// Whole requests, sealed as WeChat seals them.
fn prepare(stage: &Stage, run: usize, many: u64) -> Result<Vec<Vec<u8>>> {
    let keys = Stage::push_keys()?;
    let now = SystemTime::UNIX_EPOCH
        .elapsed()
        .context("the clock is wrong")?
        .as_secs();
    let mut random = [0; 16];
    getrandom::fill(&mut random).context("no random bytes")?;
    Ok((0..many)
        .map(|number| {
            let push = keys.seal_push(&ticket(run, number, now), &now.to_string(), "bench", random);
            let query = Serializer::new(String::new())
                .extend_pairs(&push.query)
                .finish();
            let path = format!("/push/{SLUG}/events?{query}");
            http::post(&stage.recipe.address, &path, &push.body)
        })
        .collect())
}

/// A ticket's push, of the length that WeChat's have.
fn ticket(run: usize, number: u64, now: u64) -> String {
    format!(
        "<xml><AppId><![CDATA[{APPID}]]></AppId><CreateTime>{now}</CreateTime>\
         <InfoType><![CDATA[component_verify_ticket]]></InfoType>\
         <ComponentVerifyTicket><![CDATA[ticket@@@{run:04}{number:082}]]></ComponentVerifyTicket></xml>"
    )
}

/// One ticket, pushed and accepted.
pub async fn push_one(stage: &Stage) -> Result<()> {
    let request = prepare(stage, 9_999, 1)?;
    let address = &stage.recipe.address;
    let load = load::run(address, &Arc::new(request), 1, Duration::from_secs(10)).await?;
    ensure!(load.answered == 1, "the ticket was not accepted");
    Ok(())
}
