use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use anyhow::{Context as _, Result};
use app::assets::Assets;
use serde::Deserialize;

/// What the front end's build says of its files.
#[derive(Debug, Deserialize)]
struct Manifest {
    js: String,
    loader: String,
    wasm: String,
    chunks: BTreeMap<String, Vec<String>>,
    css: String,
    customer_css: String,
}

/// The names of the built files: from the manifest, or cargo-leptos's when there is none.
///
/// # Errors
/// A manifest that cannot be read.
pub fn read_assets(site: &Path) -> Result<Assets> {
    let file = site.join("pkg/manifest.json");
    if !file.exists() {
        tracing::warn!(site.dir = %site.display(), "no front end has been built there: pages come without styles and scripts");
        return Ok(Assets::default());
    }
    let read = || -> Result<Manifest> { Ok(serde_json::from_slice(&fs::read(&file)?)?) };
    let Manifest {
        js,
        loader,
        wasm,
        chunks,
        css,
        customer_css,
    } = read().with_context(|| format!("cannot read {}", file.display()))?;
    Ok(Assets {
        js,
        loader,
        chunks: Arc::new(chunks),
        wasm,
        css,
        customer_css,
    })
}

/// Whether a file's path holds a digest of its content, so that browsers may keep the file for ever.
pub fn is_hashed(path: &str) -> bool {
    path.split(['/', '.']).any(|part| {
        part.len() == 16 && part.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_with_a_digest_are_kept_for_ever() {
        assert!(is_hashed("/pkg/grantbook.ba7816bf8f01cfea.css"));
        assert!(is_hashed("/pkg/ba7816bf8f01cfea/chunk_1.wasm"));
        for path in [
            "/pkg/grantbook.js",
            "/pkg/manifest.json",
            "/pkg/grantbook.ba7816bf.js",
        ] {
            assert!(!is_hashed(path), "{path}");
        }
    }

    #[test]
    fn names_come_from_the_manifest_when_there_is_one() {
        let site = tempfile::tempdir().unwrap();
        assert_eq!(read_assets(site.path()).unwrap(), Assets::default());
        fs::create_dir(site.path().join("pkg")).unwrap();
        let manifest = site.path().join("pkg/manifest.json");
        fs::write(&manifest, r#"{"js": "/pkg/a.js", "loader": "/pkg/l.js", "wasm": "/pkg/a.wasm",
            "chunks": {"links": ["/pkg/c.wasm"]}, "css": "/pkg/a.css", "customer_css": "/pkg/b.css"}"#).unwrap();
        let assets = read_assets(site.path()).unwrap();
        assert_eq!(assets.customer_css, "/pkg/b.css");
        assert_eq!(assets.chunks["links"], ["/pkg/c.wasm"]);
        fs::write(&manifest, "{").unwrap();
        assert!(read_assets(site.path()).is_err());
    }
}
