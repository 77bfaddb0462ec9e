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
    stage::{APPID, Kind, SLUG, Stage},
};

/// How many connections push at once.
const CONNECTIONS: [usize; 3] = [1, 16, 64];
/// More than any machine takes in a second.
const PREPARED_A_SECOND: u64 = 12_000;
/// How long the workers are watched at what is left.
const WATCHED: Duration = Duration::from_secs(10);
/// How long a server is pushed at before it is killed.
const BEFORE_KILL: Duration = Duration::from_secs(1);

/// Tickets, each another one, at 1, 16 and 64 connections, over a server that works them off at the same time; each time
/// in a database of its own.
pub async fn measure(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let name = kind.name();
    for connections in CONNECTIONS {
        let stage = Stage::set_up(args, kind).await?;
        let running = stage.start().await?;
        let seconds = Duration::from_secs(args.seconds);
        let requests = prepare(&stage, args.seconds * PREPARED_A_SECOND)?;
        let watch = Watch::begin(&running);
        let load = load::run(&stage.recipe.address, &requests, connections, seconds).await?;
        let peak = watch.end().await;
        let of = |what: &str| format!("{name}, {connections} connections: {what}");
        report.add("pushes", of("accepted durably"), load.rate(), "/s");
        report.add("pushes", of("p50"), load.within_ms(0.5), "ms");
        report.add("pushes", of("p99"), load.within_ms(0.99), "ms");
        work_off(&stage, connections, report, name).await?;
        report.add("memory", of("resident at most under pushes"), peak, "MB");
        running.stop().await?;
    }
    survive_a_kill(args, kind, report).await
}

/// What was accepted has to be there after the process was killed in the middle of it.
async fn survive_a_kill(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let stage = Stage::set_up(args, kind).await?;
    let running = stage.start().await?;
    let requests = prepare(&stage, PREPARED_A_SECOND)?;
    let load = load::run(&stage.recipe.address, &requests, 16, BEFORE_KILL).await?;
    running.kill()?;
    let (store, _) = stage.store().await?;
    let there = all_pushes(&store).await?;
    let accepted = load.answered as u64;
    ensure!(
        there >= accepted,
        "{accepted} pushes were accepted, and {there} are there after a kill"
    );
    let what = format!(
        "{}: accepted, and all of them there after a kill",
        kind.name()
    );
    report.add("pushes", what, there as f64, "");
    store.close().await?;
    Ok(())
}

/// What the workers make of what is left when nothing more comes.
async fn work_off(
    stage: &Stage,
    connections: usize,
    report: &mut Report,
    name: &str,
) -> Result<()> {
    let (store, _) = stage.store().await?;
    let (began, left) = (Instant::now(), store.system().pending().await?.pushes);
    let mut now = left;
    while now > 0 && began.elapsed() < WATCHED {
        sleep(Duration::from_millis(50)).await;
        now = store.system().pending().await?.pushes;
    }
    let of = |what: &str| format!("{name}, {connections} connections: {what}");
    report.add("pushes", of("left to the workers"), left as f64, "");
    if left > 100 {
        let rate = left.saturating_sub(now) as f64 / began.elapsed().as_secs_f64();
        report.add(
            "pushes",
            of("worked off, with nothing else to do"),
            rate,
            "/s",
        );
    }
    store.close().await?;
    Ok(())
}

/// A push's content, of its number and the time in seconds.
pub type Xml = fn(u64, u64) -> String;

/// Tickets as whole requests.
fn prepare(stage: &Stage, many: u64) -> Result<Arc<Vec<Vec<u8>>>> {
    sealed(stage, many, ticket)
}

/// Whole requests, sealed as WeChat seals them.
pub fn sealed(stage: &Stage, many: u64, xml: Xml) -> Result<Arc<Vec<Vec<u8>>>> {
    let keys = Stage::push_keys()?;
    let now = SystemTime::UNIX_EPOCH
        .elapsed()
        .context("the clock is wrong")?
        .as_secs();
    let mut random = [0; 16];
    getrandom::fill(&mut random).context("no random bytes")?;
    let requests = (0..many)
        .map(|number| {
            let push = keys.seal_push(&xml(number, now), &now.to_string(), "bench", random);
            let query = Serializer::new(String::new())
                .extend_pairs(&push.query)
                .finish();
            let path = format!("/push/{SLUG}/events?{query}");
            http::post(&stage.recipe.address, &path, &push.body)
        })
        .collect();
    Ok(Arc::new(requests))
}

/// A ticket's push, of the length that WeChat's have.
pub fn ticket(number: u64, now: u64) -> String {
    format!(
        "<xml><AppId><![CDATA[{APPID}]]></AppId><CreateTime>{now}</CreateTime>\
         <InfoType><![CDATA[component_verify_ticket]]></InfoType>\
         <ComponentVerifyTicket><![CDATA[ticket@@@{number:086}]]></ComponentVerifyTicket></xml>"
    )
}

/// One ticket, pushed and accepted.
pub async fn push_one(stage: &Stage) -> Result<()> {
    let request = prepare(stage, 1)?;
    let address = &stage.recipe.address;
    let load = load::run(address, &request, 1, Duration::from_secs(10)).await?;
    ensure!(load.answered == 1, "the ticket was not accepted");
    Ok(())
}
