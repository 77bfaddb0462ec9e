//! Rust to WASM.

use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Profile;
use crate::command;
use crate::workspace::Workspace;

/// Compiles the package `frontend` (cargo itself knows whether that is needed) and returns where its WASM lies.
pub fn compile(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    eprintln!("front: compiling the WASM ({})", profile.of_cargo());
    let mut cargo = command::cargo(&workspace.root);
    cargo.args([
        "build",
        "--package=frontend",
        "--lib",
        "--target=wasm32-unknown-unknown",
    ]);
    cargo.args([
        "--profile",
        profile.of_cargo(),
        "--message-format=json-render-diagnostics",
    ]);
    let messages = command::output_of(&mut cargo)?;
    wasm_in(&messages).context("cargo has built no WASM from the package frontend")
}

/// Finds the WASM among cargo's messages, one JSON object a line.
fn wasm_in(messages: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| {
            message.pointer("/target/name").and_then(Value::as_str) == Some("frontend")
        })
        .filter_map(|message| message.get("filenames")?.as_array().cloned())
        .flatten()
        .filter_map(|file| file.as_str().map(PathBuf::from))
        .find(|file| {
            file.extension()
                .is_some_and(|extension| extension == "wasm")
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_is_found_among_cargos_messages() {
        let messages = r#"{"reason":"compiler-artifact","target":{"name":"leptos"},"filenames":["/t/libleptos.rlib"]}
{"reason":"compiler-artifact","target":{"name":"frontend"},"filenames":["/t/libfrontend.rlib","/t/frontend.wasm"]}
{"reason":"build-finished","success":true}"#;
        assert_eq!(wasm_in(messages), Some(PathBuf::from("/t/frontend.wasm")));
        assert_eq!(wasm_in("{}"), None);
    }
}
