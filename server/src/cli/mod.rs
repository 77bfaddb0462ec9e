//! The command line.

mod args;
mod platform;
mod serve;
mod staff;

pub use args::{Admin, Cli, Command, PlatformCommand, StaffCommand};
pub use serve::serve;

use std::{env, sync::Arc};

use anyhow::Result;
use service::{Service, SystemClock};

use crate::{
    application,
    config::{self, Settings},
    database::{self, Schema},
    logging,
};

/// Does what the command line asks for.
///
/// # Errors
/// What went wrong, in words for whoever typed it.
pub async fn run(cli: Cli) -> Result<()> {
    let settings = config::load(
        cli.config.as_deref(),
        |name| env::var(name).ok(),
        &cli.overrides,
    )?;
    logging::begin(&settings.log);
    match cli.command {
        Command::Serve { migrate } => serve(settings, migrate, Arc::new(SystemClock)).await,
        Command::Migrate => migrate(&settings).await,
        Command::Admin {
            what: Admin::Platform { what },
        } => platform::run(&settings, what).await,
        Command::Admin {
            what: Admin::Staff { what },
        } => staff::run(&settings, what).await,
    }
}

async fn migrate(settings: &Settings) -> Result<()> {
    match database::migrate(settings).await?.as_slice() {
        [] => println!("The schema was up to date."),
        applied => println!("Applied: {}.", applied.join(", ")),
    }
    Ok(())
}

/// The use cases, for commands. Like the server, it brings an SQLite schema up to date and checks a PostgreSQL one.
async fn desk(settings: &Settings) -> Result<Service> {
    let (store, _) = database::open(settings, Schema::Check).await?;
    application::service(settings, store, Arc::new(SystemClock))
}
