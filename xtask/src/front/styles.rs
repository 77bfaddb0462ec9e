//! Sass to CSS.

use std::path::Path;

use anyhow::Result;

use super::{NAME, Profile};
use crate::command;
use crate::workspace::Workspace;

/// Compiles `style/main.scss` to `<NAME>.css`.
pub fn compile(workspace: &Workspace, profile: Profile, out: &Path) -> Result<()> {
    let look = if profile == Profile::Release {
        "--style=compressed"
    } else {
        "--style=expanded"
    };
    command::run(
        command::node_tool(&workspace.root, "sass")
            .args(["--no-source-map", look])
            .arg(workspace.root.join("style/main.scss"))
            .arg(out.join(format!("{NAME}.css"))),
    )
}
