//! Compressed copies beside the files, so that the server only has to pick one.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

use crate::digest::files_in;

/// Kinds of file that compress well; pictures and fonts are compressed already.
const KINDS: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

/// Writes `<name>.br` and `<name>.gz` beside every file that compresses well, as small as these formats get.
pub fn folder(folder: &Path) -> Result<()> {
    let worth_it = |file: &PathBuf| {
        file.extension()
            .and_then(|extension| extension.to_str())
            .is_some_and(|extension| KINDS.contains(&extension))
    };
    std::thread::scope(|threads| {
        let running: Vec<_> = files_in(folder)?
            .into_iter()
            .filter(worth_it)
            .map(|file| threads.spawn(move || compress(&folder.join(file))))
            .collect();
        // A thread can only end in a panic here if an encoder has a bug; the build then fails with it.
        running.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}

fn compress(file: &Path) -> Result<()> {
    let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    write(file, "br", &brotli(&content)?)?;
    write(file, "gz", &gzip(&content)?)
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let best = BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &best).context("brotli failed")?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).context("gzip failed")?;
    encoder.finish().context("gzip failed")
}

fn write(file: &Path, extension: &str, content: &[u8]) -> Result<()> {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    fs::write(&name, content)
        .with_context(|| format!("cannot write {}", Path::new(&name).display()))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn text_gets_copies_that_unpack_to_the_same_and_pictures_get_none() {
        let site = tempfile::tempdir().unwrap();
        let text = "授权簿 ".repeat(200);
        fs::write(site.path().join("a.js"), &text).unwrap();
        fs::write(site.path().join("b.png"), &text).unwrap();
        folder(site.path()).unwrap();

        let names: Vec<_> = files_in(site.path()).unwrap();
        assert_eq!(
            names,
            ["a.js", "a.js.br", "a.js.gz", "b.png"].map(PathBuf::from)
        );

        let mut unpacked = String::new();
        let packed = fs::read(site.path().join("a.js.gz")).unwrap();
        flate2::read::GzDecoder::new(&packed[..])
            .read_to_string(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, text);

        let mut unpacked = Vec::new();
        let packed = fs::read(site.path().join("a.js.br")).unwrap();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
    }
}
