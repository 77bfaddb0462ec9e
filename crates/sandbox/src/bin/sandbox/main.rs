//! The sandbox's own binary.

mod args;
mod platform;
mod serve;

use args::{Args, Command};
use clap::Parser as _;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    match Args::parse().command {
        Command::Serve(args) => serve::run(args).await,
        Command::Platform(args) => platform::run(&args),
    }
}
