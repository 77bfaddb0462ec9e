//! The repository's text files.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result};

use crate::command;
use crate::workspace::Workspace;

/// Kinds of file that are read; the scripts have no extension.
const KINDS: [&str; 8] = ["", "json", "md", "rs", "scss", "sh", "toml", "ts"];

/// A text file that git tracks.
pub struct TextFile {
    /// Its path in the repository.
    pub name: String,
    /// Its extension; empty without one.
    pub kind: String,
    pub content: String,
}

/// Reads every text file that git tracks.
pub fn read_all(workspace: &Workspace) -> Result<Vec<TextFile>> {
    let mut git = Command::new("git");
    let names = command::output_of(git.args(["ls-files", "-z"]).current_dir(&workspace.root))?;
    names
        .split_terminator('\0')
        .filter_map(|name| read(workspace, name).transpose())
        .collect()
}

/// Reads a file; none when it is of another kind, or was removed since.
fn read(workspace: &Workspace, name: &str) -> Result<Option<TextFile>> {
    let file = workspace.root.join(name);
    let kind = file
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    if !KINDS.contains(&kind.as_str()) || !file.is_file() {
        return Ok(None);
    }
    let content = fs::read(&file).with_context(|| format!("cannot read {name}"))?;
    let content = String::from_utf8_lossy(&content).into_owned();
    Ok(Some(TextFile {
        name: name.to_owned(),
        kind,
        content,
    }))
}
