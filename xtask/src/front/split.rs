//! One WASM to several: what every page needs, and chunks that single areas of the console need.

use std::path::Path;

use anyhow::Result;

use super::NAME;
use crate::command;
use crate::workspace::Workspace;

/// The WASM that every page needs; wasm-bindgen has yet to work on it.
pub const MAIN: &str = "main.wasm";
/// The JavaScript that fetches chunks. The WASM imports it by this name.
pub const LOADER: &str = "chunks.js";
/// Which chunks each area needs: an object of arrays of names without `.wasm`.
pub const CHUNKS: &str = "chunks.json";

/// Writes [`MAIN`], [`LOADER`], [`CHUNKS`] and the chunks, by the program `cut` of this package.
pub fn split(workspace: &Workspace, wasm: &Path, out: &Path) -> Result<()> {
    let mut cut = command::cargo(&workspace.root);
    cut.args(["run", "--quiet", "--package=xtask", "--features=cut"]);
    cut.args(["--bin=cut", "--"]).arg(wasm).arg(out);
    cut.args([MAIN, LOADER, &format!("{NAME}.js"), CHUNKS]);
    command::run(&mut cut)
}
