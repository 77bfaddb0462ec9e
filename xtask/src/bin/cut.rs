//! Cuts a WASM at the functions that `app/src/lazy.rs` marks: `cut <wasm> <folder> <main> <loader> <script> <chunks>`. Into the
//! folder go the main part and the JavaScript that fetches chunks, by the names given, the chunks, and which of them each
//! area needs: an object of arrays of names without `.wasm`. The WASM must hold its relocations (`frontend/build.rs`).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use wasm_split_cli_support::{Options, transform};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wasm, out, main, loader, script, chunks] = arguments.as_slice() else {
        bail!("usage: cut <wasm> <folder> <main> <loader> <script> <chunks>");
    };
    let out = Path::new(out);
    let whole = fs::read(wasm).with_context(|| format!("cannot read {wasm}"))?;
    let (main, loader, script) = (out.join(main), format!("./{loader}"), format!("./{script}"));
    let mut options = Options::new(&whole);
    options.output_dir = out;
    options.main_out_path = &main;
    options.link_name = &loader;
    options.main_module = &script;
    let split = transform(options).map_err(|error| anyhow!("cannot cut the WASM: {error:#}"))?;

    let needed: BTreeMap<String, Vec<String>> = split.prefetch_map.into_iter().collect();
    let file = out.join(chunks);
    fs::write(&file, serde_json::to_vec_pretty(&needed)?)
        .with_context(|| format!("cannot write {}", file.display()))
}
