//! One WASM to several: what every page needs, and chunks that single areas of the console need.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

use super::NAME;

/// The WASM that every page needs; wasm-bindgen has yet to work on it.
pub const MAIN: &str = "main.wasm";
/// The JavaScript that fetches chunks. The WASM imports it by this name.
pub const LOADER: &str = "chunks.js";
/// Which chunks each area needs: an object of arrays of names without `.wasm`.
pub const CHUNKS: &str = "chunks.json";

/// Cuts the WASM at the functions that `app/src/lazy.rs` marks, and writes [`MAIN`], [`LOADER`], [`CHUNKS`] and the
/// chunks. It must hold its relocations (`frontend/build.rs`).
pub fn split(wasm: &Path, out: &Path) -> Result<()> {
    let whole = fs::read(wasm).with_context(|| format!("cannot read {}", wasm.display()))?;
    let (main, loader, script) = (
        out.join(MAIN),
        format!("./{LOADER}"),
        format!("./{NAME}.js"),
    );
    let mut options = Options::new(&whole);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &script;
    let split = transform(options).map_err(|error| anyhow!("cannot cut the WASM: {error:#}"))?;

    let chunks: BTreeMap<&str, _> = split
        .prefetch_map
        .iter()
        .map(|(area, chunks)| (area.as_str(), chunks))
        .collect();
    let file = out.join(CHUNKS);
    fs::write(&file, serde_json::to_vec_pretty(&chunks)?)
        .with_context(|| format!("cannot write {}", file.display()))
}
