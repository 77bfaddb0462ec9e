//! WASM to smaller WASM.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::assemble;
use crate::command;
use crate::digest::files_in;
use crate::parallel;
use crate::workspace::Workspace;

/// What rustc takes for granted of its target, as binaryen's programs are told: not all that they write down says so.
pub const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Writes to `out` what is in `glued`, with each WASM optimised for size.
pub fn optimize(workspace: &Workspace, glued: &Path, out: &Path) -> Result<()> {
    assemble::copy_folder(glued, out)?;
    let is_wasm = |file: &PathBuf| file.extension().is_some_and(|kind| kind == "wasm");
    let files = files_in(glued)?.into_iter().filter(is_wasm).collect();
    parallel::each(files, |file| {
        let optimized = out.join(file);
        command::run(
            command::node_tool(&workspace.root, "wasm-opt")
                .args(FEATURES)
                .args([
                    "-Oz",
                    "--strip-debug",
                    "--strip-producers",
                    "--strip-target-features",
                ])
                .arg(&optimized)
                .arg("--output")
                .arg(&optimized),
        )
    })
}
