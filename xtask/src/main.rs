//! What building needs beyond `cargo build`. Called as `cargo xtask <task>`; see [`USAGE`].

mod command;
mod digest;
mod front;
mod parallel;
mod structure;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};
use front::Profile;
use workspace::Workspace;

const USAGE: &str = "\
Usage: cargo xtask <task>

Tasks:
  front [--release]   builds the browser's half into <target folder>/site: WASM, its JavaScript, styles, assets;
                      with --release it is optimised and compressed copies lie beside the files
  budget              builds the front end for release and fails when what a browser must load has grown too large
  structure           checks the arrows between the packages, and what no file may contain
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["front"] => front::build(&Workspace::find()?, Profile::Dev).map(drop),
        ["front", "--release"] => front::build(&Workspace::find()?, Profile::Release).map(drop),
        ["budget"] => front::build(&Workspace::find()?, Profile::Release)?.check_budget(),
        ["structure"] => structure::check(&Workspace::find()?),
        [] | ["help" | "--help" | "-h"] => {
            print!("{USAGE}");
            Ok(())
        }
        unknown => bail!("unknown task `{}`\n\n{USAGE}", unknown.join(" ")),
    }
}
