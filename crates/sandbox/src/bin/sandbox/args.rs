use std::{net::SocketAddr, path::PathBuf};

use clap::{Parser, Subcommand};
use url::Url;

/// A stand-in for WeChat: the component APIs, the authorization pages and the pushes of a third-party platform, with
/// made-up platforms and accounts. For development and tests only.
#[derive(Parser)]
#[command(name = "sandbox", version)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Answer as WeChat does. Control page: /sandbox, control API: /sandbox/api
    Serve(ServeArgs),
    /// Print the sample platform as JSON, for `server admin platform add --from -`
    Platform(PlatformArgs),
}

#[derive(clap::Args)]
pub struct ServeArgs {
    /// Where to listen. The control page has no sign-in: keep it on this machine
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:3100")]
    pub listen: SocketAddr,
    /// Keep tickets, tokens, grants and the log in this file, so that a restart continues; without it nothing is kept
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// Play this script from the start; docs/sandbox.md has the words
    #[arg(long, value_name = "FILE")]
    pub script: Option<PathBuf>,
    /// Where chance begins: the same seed gives the same codes, tokens and faults
    #[arg(long, value_name = "NUMBER")]
    pub seed: Option<u64>,
    /// Where the console is: pushes go to {URL}/push/demo/events, and its host is the registered authorization domain
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:3000")]
    pub console_url: Url,
    /// Seconds between tickets; 0 pushes none except when told
    #[arg(long, value_name = "SECONDS", default_value_t = 600)]
    pub ticket_every: u64,
}

#[derive(clap::Args)]
pub struct PlatformArgs {
    /// Which platform; `demo` is the one that belongs to a console
    #[arg(value_name = "SLUG", default_value = "demo")]
    pub slug: String,
    /// Where the console is
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:3000")]
    pub console: Url,
}
