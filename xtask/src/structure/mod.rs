//! Whether the house still stands as ARCHITECTURE.md draws it: which room may use which, and what no file may contain.

mod arrows;
mod citations;
mod files;
mod reach;
mod words;

use anyhow::{Result, ensure};

use crate::workspace::Workspace;

/// Runs all checks, prints every finding and fails when there is one.
pub fn check(workspace: &Workspace) -> Result<()> {
    let mut findings = arrows::check(workspace)?;
    findings.extend(reach::check(workspace)?);
    let files = files::read_all(workspace)?;
    findings.extend(words::check(&files));
    findings.extend(citations::check(&files));
    for finding in &findings {
        eprintln!("structure: {finding}");
    }
    ensure!(
        findings.is_empty(),
        "{} finding(s) against the structure",
        findings.len()
    );
    eprintln!("structure: every arrow and every file is as it should be");
    Ok(())
}
