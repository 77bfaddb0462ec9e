//! What tells whether something changed: a SHA-256 over names and contents.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

/// A running digest of a step's inputs.
pub struct Digest(Sha256);

impl Digest {
    /// Begins the digest of a step's inputs. A rebuilt xtask may do the step differently, so its age is one of them;
    /// one that was replaced while it runs has none any more, and does the step again.
    pub fn of_step(name: &str) -> Self {
        let age = std::env::current_exe()
            .and_then(fs::metadata)
            .and_then(|file| file.modified());
        let age = age.unwrap_or_else(|_| SystemTime::now());
        Self::of_content().text(name).text(&format!("{age:?}"))
    }

    /// Begins a digest of nothing but what is added.
    pub fn of_content() -> Self {
        Self(Sha256::new())
    }

    /// Adds a word.
    pub fn text(mut self, text: &str) -> Self {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text);
        self
    }

    /// Adds a file's content.
    pub fn file(mut self, file: &Path) -> Result<Self> {
        let content = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        self.0.update((content.len() as u64).to_be_bytes());
        self.0.update(content);
        Ok(self)
    }

    /// Adds every file in a folder and its sub-folders, with its name.
    pub fn folder(mut self, folder: &Path) -> Result<Self> {
        for file in files_in(folder)? {
            self = self
                .text(&file.to_string_lossy())
                .file(&folder.join(file))?;
        }
        Ok(self)
    }

    /// The digest as hexadecimal digits.
    pub fn finish(self) -> String {
        hex(&self.0.finalize())
    }
}

/// A short digest of one file's content, for its name: it changes whenever the content does.
pub fn fingerprint(content: &[u8]) -> String {
    let mut digits = hex(&Sha256::digest(content));
    digits.truncate(16);
    digits
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// All files in a folder and its sub-folders, relative to it, in a fixed order.
pub fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![PathBuf::new()];
    while let Some(relative) = waiting.pop() {
        let here = folder.join(&relative);
        let entries =
            fs::read_dir(&here).with_context(|| format!("cannot list {}", here.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot list {}", here.display()))?;
            let path = relative.join(entry.file_name());
            if entry.path().is_dir() {
                waiting.push(path)
            } else {
                found.push(path)
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprint_follows_the_content() {
        assert_eq!(fingerprint(b"abc"), "ba7816bf8f01cfea");
        assert_ne!(fingerprint(b"abc"), fingerprint(b"abd"));
    }

    #[test]
    fn digest_tells_where_one_word_ends() {
        let digest = |first, second| Digest::of_content().text(first).text(second).finish();
        assert_ne!(digest("ab", "c"), digest("a", "bc"));
    }

    #[test]
    fn files_are_found_in_subfolders_in_a_fixed_order() {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = files_in(&source).unwrap();
        assert!(
            files.contains(&PathBuf::from("front/mod.rs"))
                && files.contains(&PathBuf::from("main.rs"))
        );
        assert!(files.is_sorted());
    }
}
