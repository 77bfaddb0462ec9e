//! How long a push takes from its arrival until it is worked off, while many come.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use store::testing::push_latencies;
use tokio::{task::JoinSet, time::sleep};

use super::pushes::{Xml, sealed, ticket};
use crate::{
    Args,
    http::Connection,
    load::{millis, within},
    report::Report,
    seed,
    stage::{APPID, Kind, Stage},
};

/// How many come in a second, over so many connections.
const A_SECOND: u64 = 500;
const CONNECTIONS: usize = 16;
/// How long the workers may take over what is left.
const PATIENCE: Duration = Duration::from_secs(120);

/// Tickets, of which those that wait are done together, and revocations, of which each is done alone.
pub async fn measure(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let kinds: [(_, Xml); 2] = [
        ("component_verify_ticket", ticket),
        ("unauthorized", revocation),
    ];
    for (info_type, xml) in kinds {
        let stage = Stage::set_up(args, kind).await?;
        let running = stage.start().await?;
        let requests = sealed(&stage, A_SECOND * args.seconds, xml)?;
        let sent_in = send(&stage, &requests).await?;
        let (store, _) = stage.store().await?;
        let waiting = Instant::now();
        while store.system().pending().await?.pushes > 0 {
            ensure!(waiting.elapsed() < PATIENCE, "pushes are not worked off");
            sleep(Duration::from_millis(50)).await;
        }
        let took = push_latencies(&store, info_type).await?;
        ensure!(took.len() == requests.len(), "pushes are missing");
        let mut each: Vec<Duration> = took
            .into_iter()
            .map(|ms| Duration::from_millis(ms.unsigned_abs()))
            .collect();
        each.sort_unstable();
        let of = |what: &str| format!("{}, {A_SECOND} {info_type}/s: {what}", kind.name());
        let rate = requests.len() as f64 / sent_in.as_secs_f64();
        report.add("latency", of("really sent"), rate, "/s");
        for (share, name) in [(0.5, "p50"), (0.99, "p99")] {
            let what = of(&format!("arrival to done, {name}"));
            report.add("latency", what, millis(within(&each, share)), "ms");
        }
        store.close().await?;
        running.stop().await?;
    }
    Ok(())
}

/// Sends them at an even pace: how long that took.
async fn send(stage: &Stage, requests: &Arc<Vec<Vec<u8>>>) -> Result<Duration> {
    let (began, mut clients) = (Instant::now(), JoinSet::new());
    for client in 0..CONNECTIONS {
        let requests = Arc::clone(requests);
        let mut connection = Connection::open(&stage.recipe.address).await?;
        clients.spawn(async move {
            let all = requests.iter().enumerate();
            for (number, request) in all.skip(client).step_by(CONNECTIONS) {
                let due = Duration::from_secs_f64(number as f64 / A_SECOND as f64);
                sleep(due.saturating_sub(began.elapsed())).await;
                let answer = connection.ask(request).await?;
                ensure!(answer.status == 200, "answered with {}", answer.status);
            }
            Ok(())
        });
    }
    while let Some(client) = clients.join_next().await {
        client.context("a client broke off")??;
    }
    Ok(began.elapsed())
}

/// A revocation by an account that the book does not have.
fn revocation(number: u64, now: u64) -> String {
    format!(
        "<xml><AppId><![CDATA[{APPID}]]></AppId><CreateTime>{now}</CreateTime>\
         <InfoType><![CDATA[unauthorized]]></InfoType>\
         <AuthorizerAppid><![CDATA[{}]]></AuthorizerAppid></xml>",
        seed::appid(number)
    )
}
