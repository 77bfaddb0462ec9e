//! The list of authorizers as the book grows: the time to the first byte of its pages, and the memory after all of it was
//! listed.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use domain::list::PAGE_SIZE;

use super::pages;
use crate::{
    Args,
    http::{Connection, get},
    load::{self, millis, within},
    report::{Aim, Report},
    seed,
    stage::{Kind, SLUG, Stage},
};

/// How often each page is asked for; the median counts.
const TIMES: usize = 60;
/// How much slower than in the smallest book a page may come.
const FLAT: f64 = 1.3;

/// A way to look at the list: what it is called, its query, and the time in the smallest book.
struct Look {
    name: &'static str,
    path: fn(u64) -> String,
    path_of_page: bool,
    first_ms: Option<f64>,
}

const fn look(name: &'static str, path: fn(u64) -> String, path_of_page: bool) -> Look {
    Look {
        name,
        path,
        path_of_page,
        first_ms: None,
    }
}

/// Fills the book step by step and looks at it.
pub async fn measure(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let stage = Stage::set_up(args, kind).await?;
    let mut looks = [
        look("first page", |_| list(""), true),
        look(
            "a page in the middle",
            |all| list(&format!("?after={}", seed::cursor(all / 2))),
            true,
        ),
        look(
            "search for two characters, first page",
            |_| list("?q=%E6%99%A8%E5%85%89"),
            true,
        ),
        look(
            "search for a name that is there once",
            |all| list(&format!("?q={}", escaped(&seed::name(all / 3)))),
            false,
        ),
        look("overview, which counts", |_| format!("/p/{SLUG}"), false),
    ];
    let mut filled = 0;
    for all in args.authorizers.iter().copied() {
        let (store, platform) = stage.store().await?;
        let began = Instant::now();
        seed::authorizers(&store, &platform, filled, all).await?;
        let took = began.elapsed().as_secs_f64();
        store.close().await?;
        if all - filled > 10_000 {
            let what = format!(
                "{}: authorizers written with all that belongs to them",
                kind.name()
            );
            report.add("lists", what, (all - filled) as f64 / took, "/s");
        }
        filled = all;
        let running = stage.start().await?;
        if args.wants("lists") && all >= 100_000 {
            let what = format!(
                "{}, {all} authorizers: from the process's start to ready",
                kind.name()
            );
            let ready = running.ready_after.as_secs_f64();
            report.add_aimed("start", what, Some(ready), "s", Aim::Below(1.0));
        }
        let (browser, cookie) = stage.sign_in().await?;
        let searchable = can_search(&stage, &cookie).await?;
        for look in &mut looks {
            let name = format!("{}, {all} authorizers: {}", kind.name(), look.name);
            if look.name.starts_with("search") && !searchable {
                report.add_aimed(
                    "lists",
                    name + " (not in this build)",
                    None,
                    "ms",
                    Aim::None,
                );
                continue;
            }
            let ms = first_byte_ms(&stage, &(look.path)(all), &cookie).await?;
            let aim = match look.first_ms {
                Some(first) if look.path_of_page => Aim::Below(first * FLAT),
                _ => Aim::None,
            };
            report.add_aimed("lists", name, Some(ms), "ms", aim);
            look.first_ms.get_or_insert(ms);
        }
        if Some(&all) == args.authorizers.last() {
            if args.wants("pages") {
                pages::measure(args, kind, &stage, &browser, &cookie, report).await?;
            }
            list_all(kind, &stage, &running, &cookie, all, report).await?;
        }
        running.stop().await?;
    }
    Ok(())
}

/// The list with this query.
pub fn list(query: &str) -> String {
    format!("/p/{SLUG}/authorizers{query}")
}

/// Whether the list of this build narrows to what is searched for.
async fn can_search(stage: &Stage, cookie: &str) -> Result<bool> {
    let address = &stage.recipe.address;
    let nothing = get(address, &list("?q=zzqqzz"), cookie);
    let answer = Connection::open(address).await?.ask(&nothing).await?;
    Ok(!String::from_utf8_lossy(&answer.body).contains("gh_00000"))
}

/// The median over one connection, after some that do not count.
async fn first_byte_ms(stage: &Stage, path: &str, cookie: &str) -> Result<f64> {
    let address = &stage.recipe.address;
    let request = get(address, path, cookie);
    let mut connection = Connection::open(address).await?;
    let mut times = Vec::new();
    for round in 0..TIMES + 10 {
        let answer = connection.ask(&request).await?;
        ensure!(
            answer.status == 200,
            "{path} was answered with {}",
            answer.status
        );
        if round >= 10 {
            times.push(answer.first_byte);
        }
    }
    times.sort_unstable();
    Ok(millis(within(&times, 0.5)))
}

/// Every page of the book, by 16 connections, and what memory the server holds then.
async fn list_all(
    kind: Kind,
    stage: &Stage,
    running: &crate::server::Running,
    cookie: &str,
    all: u64,
    report: &mut Report,
) -> Result<()> {
    let address = &stage.recipe.address;
    let requests = (1..all.div_ceil(PAGE_SIZE))
        .map(|page| {
            let last = all.saturating_sub(page * PAGE_SIZE);
            get(
                address,
                &list(&format!("?after={}", seed::cursor(last))),
                cookie,
            )
        })
        .collect();
    let load = load::run(
        address,
        &std::sync::Arc::new(requests),
        16,
        Duration::from_secs(600),
    )
    .await?;
    ensure!(load.answered > 0, "nothing was listed");
    let name = kind.name();
    let rows = u64::try_from(load.answered).context("too many")? * PAGE_SIZE;
    report.add(
        "memory",
        format!("{name}: resident after {rows} rows were listed"),
        running.resident_mb(),
        "MB",
    );
    Ok(())
}

fn escaped(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}
