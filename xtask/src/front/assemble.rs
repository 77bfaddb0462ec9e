//! The site folder: `app/public` as it is, and `pkg/` with names that change with the content, so that browsers may
//! keep the files for ever. `pkg/manifest.json` tells the server the names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use super::{NAME, split};
use crate::digest::{Digest, files_in, fingerprint};

/// What the server is told: the paths that browsers ask for.
#[derive(Serialize, Deserialize)]
pub struct Manifest {
    /// The JavaScript that starts the WASM.
    pub js: String,
    /// The JavaScript that fetches chunks.
    pub loader: String,
    /// The WASM that every page needs.
    pub wasm: String,
    /// The chunks that each area needs.
    pub chunks: BTreeMap<String, Vec<String>>,
    /// The console's styles.
    pub css: String,
    /// The styles of the customers' pages.
    pub customer_css: String,
}

impl Manifest {
    /// Reads the manifest in `pkg/`.
    pub fn read(pkg: &Path) -> Result<Self> {
        Ok(serde_json::from_slice(&read(&pkg.join("manifest.json"))?)?)
    }
}

/// Fills the folder `out` from the generated JavaScript and WASM, the CSS and the assets.
pub fn assemble(glued: &Path, styled: &Path, public: &Path, out: &Path) -> Result<()> {
    copy_folder(public, out)?;
    let pkg = out.join("pkg");
    fs::create_dir_all(&pkg).with_context(|| format!("cannot make {}", pkg.display()))?;

    // The parts of the code refer to each other by name and fit nothing but each other: one folder for all of them.
    let mut digest = Digest::of_content().folder(glued)?.finish();
    digest.truncate(16);
    let code = pkg.join(&digest);
    copy_folder(glued, &code)?;
    let chunks: BTreeMap<String, Vec<String>> =
        serde_json::from_slice(&read(&glued.join(split::CHUNKS))?)?;
    let index = code.join(split::CHUNKS);
    fs::remove_file(&index).with_context(|| format!("cannot remove {}", index.display()))?;

    let in_code = |name: &str| format!("/pkg/{digest}/{name}");
    let paths = |names: Vec<String>| {
        names
            .iter()
            .map(|name| in_code(&format!("{name}.wasm")))
            .collect()
    };
    let console_css = format!("{NAME}.css");
    let manifest = Manifest {
        js: in_code(&format!("{NAME}.js")),
        loader: in_code(split::LOADER),
        wasm: in_code(&format!("{NAME}_bg.wasm")),
        chunks: chunks
            .into_iter()
            .map(|(area, names)| (area, paths(names)))
            .collect(),
        css: place(&read(&styled.join(&console_css))?, &console_css, &pkg)?,
        customer_css: place(&read(&styled.join("customer.css"))?, "customer.css", &pkg)?,
    };
    let file = pkg.join("manifest.json");
    let mut text = serde_json::to_string_pretty(&manifest)?;
    text.push('\n');
    fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
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
        let script = "import * as a from './snippets/crate-1/inline0.js';";
        let glued = folder_with(&[
            ("grantbook.js", script),
            ("grantbook_bg.wasm", "wasm"),
            ("chunks.js", "export const load = 1;"),
            (
                "chunks.json",
                r#"{"links": ["chunk_1", "split_links"], "none": []}"#,
            ),
            ("chunk_1.wasm", "shared"),
            ("split_links.wasm", "links"),
            ("snippets/crate-1/inline0.js", "export function f() {}"),
        ]);
        let styled = folder_with(&[("grantbook.css", "a{}"), ("customer.css", "b{}")]);
        let public = folder_with(&[("favicon.svg", "<svg/>")]);
        let site = tempfile::tempdir().unwrap();
        assemble(glued.path(), styled.path(), public.path(), site.path()).unwrap();

        let content = |path: &str| {
            fs::read_to_string(site.path().join(path.trim_start_matches('/'))).unwrap()
        };
        assert_eq!(content("favicon.svg"), "<svg/>");
        let manifest = Manifest::read(&site.path().join("pkg")).unwrap();
        assert_eq!(content(&manifest.wasm), "wasm");
        assert_eq!(content(&manifest.customer_css), "b{}");
        let links: Vec<_> = manifest.chunks["links"]
            .iter()
            .map(|path| content(path))
            .collect();
        assert_eq!(links, ["shared", "links"]);
        assert!(manifest.chunks["none"].is_empty());

        // What scripts ask for by relative names lies beside them.
        let (folder, _) = manifest.js.rsplit_once('/').unwrap();
        assert_eq!(content(&manifest.js), script);
        content(&format!("{folder}/snippets/crate-1/inline0.js"));
        assert_eq!(manifest.loader, format!("{folder}/chunks.js"));
    }

    #[test]
    fn a_change_of_one_chunk_renames_them_all() {
        let folder = |chunk: &str| {
            let glued = folder_with(&[
                ("grantbook.js", ""),
                ("chunks.json", "{}"),
                ("c.wasm", chunk),
            ]);
            let styled = folder_with(&[("grantbook.css", ""), ("customer.css", "")]);
            let public = folder_with(&[]);
            let site = tempfile::tempdir().unwrap();
            assemble(glued.path(), styled.path(), public.path(), site.path()).unwrap();
            Manifest::read(&site.path().join("pkg")).unwrap().js
        };
        assert_eq!(folder("a"), folder("a"));
        assert_ne!(folder("a"), folder("b"));
    }
}
