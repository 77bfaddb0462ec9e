//! Throws broken input at everything that reads what comes from outside. Runs on a stable compiler, without instrumentation:
//!
//!     cargo run --release -p wechat --example fuzz -- --seconds 180
//!
//! Input `n` follows from the seed and `n` alone, so a failure is repeated by `--seed S --from N --inputs 1`. The corpus is this
//! crate's own vectors and what `--corpus FOLDER` holds, folders inside too: each file is a sample, and so is every text in a JSON file
//! and every code block in a Markdown file.
//! Exit code 1 when a target panicked or broke its promise.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a driver for developers"
)]

mod answers;
mod back;
mod corpus;
mod mutate;
mod targets;

use std::{
    env,
    panic::{AssertUnwindSafe, catch_unwind},
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use mutate::Random;
use targets::TARGETS;

/// What the command line says.
struct Settings {
    seconds: u64,
    seed: u64,
    from: u64,
    inputs: u64,
    corpus: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let settings = settings();
    let samples = corpus::load(&settings.corpus);
    println!(
        "{} samples, {} targets, seed {}",
        samples.len(),
        TARGETS.len(),
        settings.seed
    );
    let (started, patience) = (Instant::now(), Duration::from_secs(settings.seconds));
    let last = settings.from.saturating_add(settings.inputs);
    let mut number = settings.from;
    while number < last && (!number.is_multiple_of(256) || started.elapsed() < patience) {
        let mut random = Random::new(settings.seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let input = mutate::input(&samples, &mut random);
        for (name, target) in TARGETS {
            let outcome = catch_unwind(AssertUnwindSafe(|| target(&input)));
            if outcome.is_err() {
                println!(
                    "{name} failed: --seed {} --from {number} --inputs 1",
                    settings.seed
                );
                println!("{:?}", String::from_utf8_lossy(&input));
                return ExitCode::FAILURE;
            }
        }
        number += 1;
    }
    let done = number - settings.from;
    println!(
        "{done} inputs, {} runs in {:.0?}: clean",
        done * TARGETS.len() as u64,
        started.elapsed()
    );
    ExitCode::SUCCESS
}

fn settings() -> Settings {
    let mut settings = Settings {
        seconds: 60,
        seed: 1,
        from: 0,
        inputs: u64::MAX,
        corpus: Vec::new(),
    };
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        let value = words.next().expect("each option has a value");
        let number = || value.parse().expect("a number");
        match word.as_str() {
            "--seconds" => settings.seconds = number(),
            "--seed" => settings.seed = number(),
            "--from" => settings.from = number(),
            "--inputs" => settings.inputs = number(),
            "--corpus" => settings.corpus.push(value.into()),
            other => panic!("{other} is no option: --seconds --seed --from --inputs --corpus"),
        }
    }
    settings
}
