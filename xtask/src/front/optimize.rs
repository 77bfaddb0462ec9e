//! WASM to smaller WASM.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{NAME, assemble};
use crate::command;
use crate::workspace::Workspace;

/// Writes to `out` what wasm-bindgen has written to `glued`, with the WASM optimised for size.
pub fn optimize(workspace: &Workspace, glued: &Path, out: &Path) -> Result<()> {
    assemble::copy_folder(glued, out)?;
    let wasm = format!("{NAME}_bg.wasm");
    fs::remove_file(out.join(&wasm))
        .with_context(|| format!("wasm-bindgen has written no {wasm}"))?;
    command::run(
        command::node_tool(&workspace.root, "wasm-opt")
            .args([
                "-Oz",
                "--strip-debug",
                "--strip-producers",
                "--strip-target-features",
            ])
            .arg(glued.join(&wasm))
            .arg("--output")
            .arg(out.join(&wasm)),
    )
}
