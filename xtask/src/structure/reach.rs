//! What a package brings along by way of other crates.

use anyhow::Result;

use crate::command;
use crate::workspace::Workspace;

/// Crates that touch the outside world: network, files, database, clock, randomness.
const OUTSIDE: [&str; 16] = [
    "argon2",
    "axum",
    "chrono",
    "getrandom",
    "hyper",
    "mio",
    "rand",
    "reqwest",
    "rustls",
    "sea-orm",
    "sea-query",
    "sqlx-core",
    "time",
    "tokio",
    "tower",
    "tracing-subscriber",
];

/// Crates that must not reach the browser: it has no use for them, and they would be most of what it loads.
const SERVER_SIDE: [&str; 14] = [
    "argon2",
    "axum",
    "chacha20poly1305",
    "hyper",
    "leptos_axum",
    "mio",
    "reqwest",
    "rustls",
    "sea-orm",
    "sea-query",
    "service",
    "sqlx-core",
    "store",
    "wechat",
];

/// Returns a sentence for each crate that is where it must not be.
pub fn check(workspace: &Workspace) -> Result<Vec<String>> {
    let domain = closure(workspace, &["--package=domain"])?;
    let frontend = closure(
        workspace,
        &["--package=frontend", "--target=wasm32-unknown-unknown"],
    )?;
    let in_domain = among(&domain, &OUTSIDE)
        .map(|name| format!("domain is pure, and must not bring {name} along"));
    let in_browser = among(&frontend, &SERVER_SIDE)
        .map(|name| format!("{name} must not be compiled into the WASM"));
    Ok(in_domain.chain(in_browser).collect())
}

/// The names of all crates that the chosen package is built from.
fn closure(workspace: &Workspace, choice: &[&str]) -> Result<Vec<String>> {
    let mut cargo = command::cargo(&workspace.root);
    cargo
        .args(["tree", "--edges=normal", "--prefix=none", "--format={p}"])
        .args(choice);
    let printed = command::output_of(&mut cargo)?;
    Ok(printed
        .lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect())
}

fn among<'a>(closure: &'a [String], unwanted: &'a [&str]) -> impl Iterator<Item = &'a &'a str> {
    unwanted
        .iter()
        .filter(|unwanted| closure.iter().any(|name| name == *unwanted))
}
