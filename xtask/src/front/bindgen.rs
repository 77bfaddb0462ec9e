//! WASM to WASM and the JavaScript that loads it.

use std::path::Path;

use anyhow::Result;
use wasm_bindgen_cli_support::Bindgen;

use super::NAME;

/// Writes `<NAME>.js`, `<NAME>_bg.wasm` and, where crates bring JavaScript of their own, `snippets/`.
///
/// This is what the command `wasm-bindgen --target web` does. As a library its version is, by `Cargo.lock`, the one
/// that the WASM was compiled against; the command's would have to be kept equal by hand.
pub fn generate(wasm: &Path, out: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(wasm)
        .out_name(NAME)
        .web(true)?
        .typescript(false)
        .remove_producers_section(true)
        .generate(out)
}
