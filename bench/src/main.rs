//! Measures a release build of the server as an operator would run it: a process of its own, real HTTP, a real
//! database. `script/bench` builds what is needed and starts this.

mod figures;
mod http;
mod load;
mod machine;
mod report;
mod seed;
mod server;
mod stage;
mod standin;

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::Parser;

use machine::Machine;
use report::Report;

/// Measures Grantbook: one table, as text and as JSON.
#[derive(Debug, Parser)]
#[command(name = "bench", max_term_width = 110)]
pub struct Args {
    /// The server to measure: a release build.
    #[arg(long, value_name = "FILE")]
    pub server: PathBuf,
    /// The built front end, compressed.
    #[arg(long, value_name = "FOLDER")]
    pub site: PathBuf,
    /// Where report.txt and report.json go.
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// Where databases are made while it runs: a disk whose speed means something. A temporary folder unless given.
    #[arg(long, value_name = "FOLDER")]
    pub scratch: Option<PathBuf>,
    /// A PostgreSQL server in which schemas can be made; without it only SQLite is measured.
    #[arg(long, env = "TEST_PG_URL", hide_env_values = true, value_name = "URL")]
    pub postgres: Option<String>,
    /// How many authorizers the lists are measured with, ascending. The first has to fill two pages.
    #[arg(long, value_delimiter = ',', default_value = "200,100000,1000000")]
    pub authorizers: Vec<u64>,
    /// How many authorizers have their tokens renewed, and are compared with what WeChat says.
    #[arg(long, default_value_t = 100_000)]
    pub accounts: u64,
    /// How long one measurement under load lasts, in seconds.
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
    /// Only these: start, memory, pushes, latency, envelope, tokens, renewals, reconciliation, lists, pages, sizes.
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
}

impl Args {
    /// Whether this group of figures is wanted.
    fn wants(&self, group: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| only == group)
    }
}

#[tokio::main]
async fn main() -> Result<()> {
    tests::install_tls_provider();
    let args = Args::parse();
    if !args.server.is_file() {
        bail!("there is no server at {}", args.server.display());
    }
    let mut report = Report::new(Machine::here()?);
    figures::measure(&args, &mut report).await?;
    fs::create_dir_all(&args.out).context("cannot make the folder for the report")?;
    let text = report.to_string();
    fs::write(args.out.join("report.txt"), &text).context("cannot write the report")?;
    let json = serde_json::to_string_pretty(&report.json()).context("cannot write JSON")?;
    fs::write(args.out.join("report.json"), json + "\n").context("cannot write the report")?;
    print!("{text}");
    Ok(())
}
