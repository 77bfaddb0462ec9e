//! The site folder: `app/public` as it is, and `pkg/` with names that change with the content, so that browsers may
//! keep the files for ever. `pkg/manifest.json` tells the server the names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;

use super::NAME;
use crate::digest::{Digest, files_in, fingerprint};

/// Fills the folder `out` from the generated JavaScript and WASM, the CSS and the assets.
pub fn assemble(glued: &Path, styled: &Path, public: &Path, out: &Path) -> Result<()> {
    copy_folder(public, out)?;
    let pkg = out.join("pkg");
    fs::create_dir_all(&pkg).with_context(|| format!("cannot make {}", pkg.display()))?;

    let script = glued.join(format!("{NAME}.js"));
    let script =
        fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let script = with_hashed_snippets(&script, glued, &pkg)?;
    let manifest = json!({
        "js": place(script.as_bytes(), "js", &pkg)?,
        "wasm": place(&read(&glued.join(format!("{NAME}_bg.wasm")))?, "wasm", &pkg)?,
        "css": place(&read(&styled.join(format!("{NAME}.css")))?, "css", &pkg)?,
    });
    let file = pkg.join("manifest.json");
    fs::write(&file, format!("{manifest:#}\n"))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// Writes the content under its hashed name and returns the path that browsers ask for.
fn place(content: &[u8], extension: &str, pkg: &Path) -> Result<String> {
    let name = format!("{NAME}.{}.{extension}", fingerprint(content));
    let file = pkg.join(&name);
    fs::write(&file, content).with_context(|| format!("cannot write {}", file.display()))?;
    Ok(format!("/pkg/{name}"))
}

/// Copies the JavaScript that crates bring, if any, into a folder with a digest in its name, and has the script import
/// it from there.
fn with_hashed_snippets(script: &str, glued: &Path, pkg: &Path) -> Result<String> {
    let snippets = glued.join("snippets");
    if !snippets.is_dir() {
        return Ok(script.to_owned());
    }
    let mut digest = Digest::of_content().folder(&snippets)?.finish();
    digest.truncate(16);
    copy_folder(&snippets, &pkg.join(format!("snippets.{digest}")))?;
    Ok(script
        .replace("'./snippets/", &format!("'./snippets.{digest}/"))
        .replace("\"./snippets/", &format!("\"./snippets.{digest}/")))
}

/// Copies all files of a folder, as they are named there.
pub fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in files_in(from)? {
        let target = to.join(&file);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .with_context(|| format!("cannot make {}", folder.display()))?;
        }
        fs::copy(from.join(&file), &target)
            .with_context(|| format!("cannot write {}", target.display()))?;
    }
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
