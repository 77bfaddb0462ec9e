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
    let console_css = format!("{NAME}.css");
    let manifest = json!({
        "js": place(script.as_bytes(), &format!("{NAME}.js"), &pkg)?,
        "wasm": place(&read(&glued.join(format!("{NAME}_bg.wasm")))?, &format!("{NAME}.wasm"), &pkg)?,
        "css": place(&read(&styled.join(&console_css))?, &console_css, &pkg)?,
        "customer_css": place(&read(&styled.join("customer.css"))?, "customer.css", &pkg)?,
    });
    let file = pkg.join("manifest.json");
    fs::write(&file, format!("{manifest:#}\n"))
        .with_context(|| format!("cannot write {}", file.display()))
}

/// Writes the content under its name with a digest in it, and returns the path that browsers ask for.
fn place(content: &[u8], name: &str, pkg: &Path) -> Result<String> {
    let (stem, extension) = name
        .rsplit_once('.')
        .context("a file without an extension")?;
    let name = format!("{stem}.{}.{extension}", fingerprint(content));
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

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        folder
    }

    #[test]
    fn the_manifest_names_files_that_are_there() {
        let glued = folder_with(&[
            (
                "grantbook.js",
                "import * as a from './snippets/crate-1/inline0.js';",
            ),
            ("grantbook_bg.wasm", "wasm"),
            ("snippets/crate-1/inline0.js", "export function f() {}"),
        ]);
        let styled = folder_with(&[("grantbook.css", "a{}"), ("customer.css", "b{}")]);
        let public = folder_with(&[("favicon.svg", "<svg/>")]);
        let site = tempfile::tempdir().unwrap();
        assemble(glued.path(), styled.path(), public.path(), site.path()).unwrap();

        assert_eq!(
            fs::read_to_string(site.path().join("favicon.svg")).unwrap(),
            "<svg/>"
        );
        let manifest = fs::read(site.path().join("pkg/manifest.json")).unwrap();
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        let file = |key: &str| {
            site.path()
                .join(manifest[key].as_str().unwrap().trim_start_matches('/'))
        };
        assert_eq!(fs::read_to_string(file("wasm")).unwrap(), "wasm");
        assert_eq!(fs::read_to_string(file("customer_css")).unwrap(), "b{}");

        let script = fs::read_to_string(file("js")).unwrap();
        let imported = script.split('\'').nth(1).unwrap().trim_start_matches("./");
        assert!(imported.starts_with("snippets."), "{imported}");
        assert!(site.path().join("pkg").join(imported).is_file());
    }
}
