//! One WASM to several: what every page needs, and chunks that single areas of the console need.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::{NAME, uncalled};
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
    let content = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let emptied = uncalled::empty(&content)
        .with_context(|| format!("cannot make sense of {}", wasm.display()))?;
    let whole = out.join("whole.wasm");
    fs::write(&whole, emptied).with_context(|| format!("cannot write {}", whole.display()))?;
    let mut cut = command::cargo(&workspace.root);
    cut.args(["run", "--quiet", "--package=xtask", "--features=cut"]);
    cut.args(["--bin=cut", "--"]).arg(&whole).arg(out);
    cut.args([MAIN, LOADER, &format!("{NAME}.js"), CHUNKS]);
    command::run(&mut cut)?;
    fs::remove_file(&whole).with_context(|| format!("cannot remove {}", whole.display()))
}
