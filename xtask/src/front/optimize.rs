//! WASM to smaller WASM.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::assemble;
use crate::command;
use crate::digest::files_in;
use crate::workspace::Workspace;

/// Writes to `out` what is in `glued`, with each WASM optimised for size.
pub fn optimize(workspace: &Workspace, glued: &Path, out: &Path) -> Result<()> {
    assemble::copy_folder(glued, out)?;
    for file in files_in(glued)? {
        if file.extension().is_none_or(|kind| kind != "wasm") {
            continue;
        }
        let optimized = out.join(&file);
        fs::remove_file(&optimized)
            .with_context(|| format!("cannot replace {}", optimized.display()))?;
        command::run(
            command::node_tool(&workspace.root, "wasm-opt")
                .args([
                    "-Oz",
                    "--strip-debug",
                    "--strip-producers",
                    "--strip-target-features",
                ])
                .arg(glued.join(&file))
                .arg("--output")
                .arg(&optimized),
        )?;
    }
    Ok(())
}
