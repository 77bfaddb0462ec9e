//! Sass to CSS.

use std::path::Path;

use anyhow::Result;

use super::{NAME, Profile};
use crate::command;
use crate::workspace::Workspace;

/// Compiles the console's styles to `<NAME>.css`, and those of the customers' pages, which load nothing else, to
/// `customer.css`.
pub fn compile(workspace: &Workspace, profile: Profile, out: &Path) -> Result<()> {
    let look = if profile == Profile::Release {
        "--style=compressed"
    } else {
        "--style=expanded"
    };
    let style = workspace.root.join("style");
    let sheet = |source: &str, result: &str| {
        format!(
            "{}:{}",
            style.join(source).display(),
            out.join(result).display()
        )
    };
    command::run(
        command::node_tool(&workspace.root, "sass")
            .args(["--no-source-map", look])
            .arg(sheet("main.scss", &format!("{NAME}.css")))
            .arg(sheet("customer.scss", "customer.css")),
    )
}
