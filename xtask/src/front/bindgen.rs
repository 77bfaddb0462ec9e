//! WASM to WASM and the JavaScript that loads it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{NAME, assemble, split};

/// Writes `<NAME>.js`, `<NAME>_bg.wasm` and, where crates bring JavaScript of their own, `snippets/`; beside them the
/// rest of what the WASM was cut into.
///
/// This is what the command `wasm-bindgen --target web` does. As a library its version is, by `Cargo.lock`, the one
/// that the WASM was compiled against; the command's would have to be kept equal by hand.
pub fn generate(parts: &Path, out: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(parts.join(split::MAIN))
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        // Chunks refer to the main part by what the linker exported.
        .keep_lld_exports(true)
        .remove_producers_section(true)
        .generate(out)?;
    assemble::copy_folder(parts, out)?;
    let main = out.join(split::MAIN);
    fs::remove_file(&main).with_context(|| format!("cannot remove {}", main.display()))
}
