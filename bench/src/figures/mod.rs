//! What is measured, in the order of the table.

mod accounts;
mod envelope;
mod latency;
mod lists;
pub mod memory;
mod pages;
mod pushes;
mod reconciliation;
mod renewals;
mod sizes;
mod start;
mod tokens;

use anyhow::Result;

use crate::{Args, report::Report, stage::Kind};

/// Measures what is wanted.
///
/// # Errors
/// A measurement that cannot be done.
pub async fn measure(args: &Args, report: &mut Report) -> Result<()> {
    let kinds = Kind::here(args);
    if args.wants("start") || args.wants("memory") {
        for kind in &kinds {
            start::measure(args, *kind, report).await?;
        }
    }
    if args.wants("pushes") {
        for kind in &kinds {
            pushes::measure(args, *kind, report).await?;
        }
    }
    if args.wants("latency") {
        for kind in &kinds {
            latency::measure(args, *kind, report).await?;
        }
    }
    if args.wants("envelope") {
        envelope::measure(args, report)?;
    }
    if accounts::GROUPS.iter().any(|group| args.wants(group)) {
        for kind in &kinds {
            accounts::measure(args, *kind, report).await?;
        }
    }
    if args.wants("lists") || args.wants("pages") {
        for kind in &kinds {
            lists::measure(args, *kind, report).await?;
        }
    }
    if args.wants("sizes") {
        sizes::measure(args, report)?;
    }
    Ok(())
}
