//! The JavaScript that fetches chunks.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use super::super::NAME;

/// The name under which chunks find the main part.
pub const MAIN_PART: &str = "main";

/// Which chunks an area needs by `NEEDED`; the WASM calls one function for each area, with the place in the table of
/// what to call back and a value for it. A chunk that failed is not kept, so that the next try is a new one.
const SCRIPT: &str = r#"
const chunks = {};
const load = (name) =>
  (chunks[name] ??= instantiate(name).catch((error) => {
    delete chunks[name];
    throw error;
  }));
const instantiate = (name) =>
  WebAssembly.instantiateStreaming(fetch(new URL(`./${name}.wasm`, import.meta.url)), { MAIN_PART: initSync() });
const loadAll = (area) => async (callback, data) => {
  let there = true;
  try {
    await Promise.all(NEEDED[area].map(load));
  } catch (error) {
    console.error(error);
    there = false;
  }
  initSync().__indirect_function_table.get(callback)(data, there);
};
"#;

/// The script for areas and the chunks that each needs.
pub fn script(needed: &BTreeMap<&str, Vec<String>>) -> Result<String> {
    let mut script = format!("import {{ initSync }} from \"./{NAME}.js\";\n");
    writeln!(script, "const NEEDED = {};", serde_json::to_string(needed)?)?;
    script.push_str(SCRIPT.replace("MAIN_PART", MAIN_PART).trim_start());
    for area in needed.keys() {
        writeln!(
            script,
            "export const __wasm_split_load_{area} = loadAll(\"{area}\");"
        )?;
    }
    Ok(script)
}
