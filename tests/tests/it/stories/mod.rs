//! Random stories: whatever customers, WeChat and the network do, in the end nothing that was accepted is left undone, nothing good is
//! lost, and after one reconciliation the book is what WeChat knows. A story follows from its seed.
//!
//! `GRANTBOOK_STORIES=10000` tells so many, on all cores, with `GRANTBOOK_STORY_MINUTES=20` as many of them as begin in that time;
//! `GRANTBOOK_STORY=17` tells that one and shows its script.

mod end;
mod kept;
mod tell;

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use tell::Scene;
use tests::{Stage, TestDatabase};
use tokio::runtime;

/// How many are told where nobody asks for more.
const FEW: u64 = 3;

#[test]
fn stories_end_well_on_sqlite() {
    all(|| Some(TestDatabase::sqlite()));
}

#[test]
fn stories_end_well_on_postgres() {
    all(|| runtime().block_on(TestDatabase::postgres()));
}

fn number(variable: &str) -> Option<u64> {
    let text = env::var(variable).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{variable}={text} is no number")),
    )
}

fn all(database: fn() -> Option<TestDatabase>) {
    if let Some(seed) = number("GRANTBOOK_STORY") {
        return one(database, seed, true);
    }
    let (many, cores) = match number("GRANTBOOK_STORIES") {
        Some(many) => (many, thread::available_parallelism().map_or(1, usize::from)),
        None => (FEW, 1),
    };
    let minutes = number("GRANTBOOK_STORY_MINUTES").unwrap_or(u64::MAX / 60);
    let (began, patience) = (Instant::now(), Duration::from_secs(minutes * 60));
    let (next, failed) = (AtomicU64::new(1), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while began.elapsed() < patience {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed > many {
                        break;
                    }
                    if catch_unwind(AssertUnwindSafe(|| one(database, seed, false))).is_err() {
                        eprintln!("the story of seed {seed} ended badly: GRANTBOOK_STORY={seed} tells it again");
                        failed.lock().unwrap().push(seed);
                    }
                }
            });
        }
    });
    let (failed, told) = (
        failed.into_inner().unwrap(),
        many.min(next.into_inner() - 1),
    );
    eprintln!("{told} stories, told in {:.0?}", began.elapsed());
    assert!(
        failed.is_empty(),
        "{} of {told} stories ended badly, those of {failed:?}",
        failed.len()
    );
}

fn one(database: fn() -> Option<TestDatabase>, seed: u64, aloud: bool) {
    let Some(database) = database() else { return };
    runtime().block_on(async {
        // In every other one the book is compared on a schedule, too, whatever goes on; in some, two nodes work; some are calm,
        // and there the pushes alone have to tell the book.
        let calm = seed % 3 == 1;
        let every_hours = if seed.is_multiple_of(2) && !calm {
            5
        } else {
            0
        };
        let stage = Stage::reconciling(database, every_hours).await;
        let mut nodes = vec![stage.service.clone()];
        if seed % 4 == 3 {
            nodes.push(stage.another_node().await.service);
        }
        let scene = Scene {
            stage: &stage,
            nodes,
            calm,
            aloud,
        };
        scene.tell(seed).await;
        end::ends_well(&scene).await;
    });
}

fn runtime() -> runtime::Runtime {
    let mut builder = runtime::Builder::new_current_thread();
    builder.enable_all().build().unwrap()
}
