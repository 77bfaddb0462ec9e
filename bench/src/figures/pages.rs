//! Pages a second, and what customers' pages weigh.

use std::{sync::Arc, time::Duration};

use anyhow::{Context as _, Result, ensure};
use tests::Browser;

use super::lists::list;
use crate::{
    Args,
    http::{Connection, get},
    load,
    report::{Aim, Report},
    stage::{Kind, Stage},
};

/// How many connections ask at once.
const CONNECTIONS: usize = 16;
/// The most that a customer's page may weigh with its styles, in bytes.
const LIGHT: f64 = 30_000.0;

/// The landing page and the list, at 16 connections.
pub async fn measure(
    args: &Args,
    kind: Kind,
    stage: &Stage,
    browser: &Browser,
    cookie: &str,
    report: &mut Report,
) -> Result<()> {
    push_ticket(stage).await?;
    let landing = stage.make_link(browser).await?;
    let address = &stage.recipe.address;
    for (what, path, cookie) in [
        ("landing page", landing.as_str(), ""),
        ("list of authorizers", &list(""), cookie),
    ] {
        let request = get(address, path, cookie);
        let requests = Arc::new(vec![request; 200_000]);
        let seconds = Duration::from_secs(args.seconds);
        let load = load::run(address, &requests, CONNECTIONS, seconds).await?;
        let of = |figure: &str| {
            format!(
                "{}, {what}, {CONNECTIONS} connections: {figure}",
                kind.name()
            )
        };
        report.add("pages", of("pages"), load.rate(), "/s");
        report.add("pages", of("p50"), load.within_ms(0.5), "ms");
        report.add("pages", of("p99"), load.within_ms(0.99), "ms");
        let bytes = load.bytes as f64 / load.answered.max(1) as f64;
        report.add("pages", of("bytes of HTML"), bytes, "B");
    }
    if kind == Kind::Sqlite {
        weigh(stage, &landing, report).await?;
    }
    Ok(())
}

/// A landing page with everything that it loads.
async fn weigh(stage: &Stage, landing: &str, report: &mut Report) -> Result<()> {
    let address = &stage.recipe.address;
    let mut connection = Connection::open(address).await?;
    let page = connection.ask(&get(address, landing, "")).await?;
    let html = String::from_utf8_lossy(&page.body).into_owned();
    let mut weight = page.body.len();
    for part in html.split(['"', '\'']) {
        if part.starts_with("/pkg/") || part == "/favicon.svg" {
            let file = connection.ask(&get(address, part, "")).await?;
            ensure!(
                file.status == 200,
                "{part} was answered with {}",
                file.status
            );
            weight += file.body.len();
        }
    }
    ensure!(!html.contains(".wasm"), "a customer's page loads WASM");
    let what = "landing page, its styles and its icon, uncompressed";
    report.add_aimed("pages", what, Some(weight as f64), "B", Aim::Below(LIGHT));
    Ok(())
}

/// Links can be made while there is a ticket.
async fn push_ticket(stage: &Stage) -> Result<()> {
    let (store, platform) = stage.store().await?;
    let began = std::time::Instant::now();
    super::pushes::push_one(stage).await?;
    while store
        .platform(&platform)
        .component_state()
        .await?
        .ticket_at
        .is_none()
    {
        ensure!(
            began.elapsed() < Duration::from_secs(20),
            "the ticket was not taken"
        );
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    store.close().await.context("cannot close the database")
}
