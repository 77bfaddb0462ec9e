//! Tokens that live, read from the keeper as a call for an account reads its own.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use tests::Keeper;
use tokio::task::JoinSet;

use crate::{
    Args,
    report::Report,
    seed,
    stage::{Kind, Stage},
};

/// How many read at once.
const READERS: [u64; 2] = [1, 16];

/// One account after the other, each reader from a place of its own. The keeper runs in this process: what is measured
/// is a use case's way to a token, and no HTTP.
pub async fn measure(stage: &Stage, args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let (store, platform) = stage.store().await?;
    store.close().await?;
    let recipe = &stage.recipe;
    let keeper = Keeper::open(&recipe.database, &recipe.data, &platform)
        .await
        .map_err(anyhow::Error::msg)?;
    let lasts = Duration::from_secs(args.seconds);
    for readers in READERS {
        let (began, mut reading) = (Instant::now(), JoinSet::new());
        for reader in 0..readers {
            let (keeper, many) = (keeper.clone(), args.accounts);
            reading.spawn(async move {
                let (mut number, mut read) = (many / readers * reader, 0_u64);
                while began.elapsed() < lasts {
                    keeper.token(&seed::id(number % many)).await?;
                    (number, read) = (number + 1, read + 1);
                }
                Ok::<_, String>(read)
            });
        }
        let mut read = 0;
        while let Some(ended) = reading.join_next().await {
            let ended = ended.context("a reader broke off")?;
            read += ended.map_err(anyhow::Error::msg)?;
        }
        let rate = read as f64 / began.elapsed().as_secs_f64();
        let name = kind.name();
        let what = format!("{name}, {readers} at once: an account's living token read");
        report.add("tokens", what, rate, "/s");
    }
    Ok(())
}
