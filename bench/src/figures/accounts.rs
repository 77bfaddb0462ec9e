//! What many accounts cost: their tokens renewed and read, their grants compared with what WeChat says.

use std::time::Duration;

use anyhow::Result;

use super::{reconciliation, renewals, tokens};
use crate::{
    Args,
    report::Report,
    seed,
    stage::{Kind, Stage},
    standin::StandIn,
};

/// The groups of figures that are measured here.
pub const GROUPS: [&str; 3] = ["renewals", "reconciliation", "tokens"];
/// How long WeChat takes to answer.
const DELAY: Duration = Duration::from_millis(50);
/// One in so many of the accounts that WeChat lists is not in the book.
const UNKNOWN: u64 = 100;

/// One book for all of them: everybody's token is to be had, and everybody's grant is as WeChat says.
pub async fn measure(args: &Args, kind: Kind, report: &mut Report) -> Result<()> {
    let many = args.accounts;
    let wechat = StandIn::start(DELAY, many + many / UNKNOWN).await?;
    let mut stage = Stage::set_up(args, kind).await?;
    stage.recipe.wechat.clone_from(&wechat.address);
    let (store, platform) = stage.store().await?;
    seed::authorizers(&store, &platform, 0, many).await?;
    seed::tokens(&store, &platform, many).await?;
    store.close().await?;

    // Reading needs tokens, and they come by being renewed.
    if args.wants("renewals") || args.wants("tokens") {
        renewals::measure(&stage, &wechat, many, kind, report).await?;
    }
    if args.wants("tokens") {
        tokens::measure(&stage, args, kind, report).await?;
    }
    if args.wants("reconciliation") {
        reconciliation::measure(&stage, &wechat, many, kind, report).await?;
    }
    Ok(())
}
