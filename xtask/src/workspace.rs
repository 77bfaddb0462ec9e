//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::command;

/// The workspace as cargo describes it.
pub struct Workspace {
    /// The folder of the root `Cargo.toml`.
    pub root: PathBuf,
    /// Where cargo builds, wherever configuration or `CARGO_TARGET_DIR` have put it.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    pub fn find() -> Result<Self> {
        let manifest_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let printed = command::output_of(command::cargo(manifest_folder).args([
            "metadata",
            "--no-deps",
            "--format-version=1",
        ]))?;
        let metadata: Value =
            serde_json::from_str(&printed).context("cannot read cargo's metadata")?;
        Ok(Self {
            root: path(&metadata, "workspace_root")?,
            target: path(&metadata, "target_directory")?,
        })
    }
}

fn path(metadata: &Value, key: &str) -> Result<PathBuf> {
    let text = metadata.get(key).and_then(Value::as_str);
    Ok(PathBuf::from(text.with_context(|| {
        format!("cargo's metadata has no `{key}`")
    })?))
}
