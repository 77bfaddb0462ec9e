//! Running other programs.

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// The cargo that runs this task, so that one toolchain does everything.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root);
    command
}

/// A command-line tool of `xtask/package.json`, or one of that name on the `PATH`.
pub fn node_tool(root: &Path, name: &str) -> Command {
    let installed = root.join("xtask/node_modules/.bin").join(name);
    if installed.exists() {
        Command::new(installed)
    } else {
        Command::new(name)
    }
}

/// Runs a command to its end; what it prints goes to the terminal.
pub fn run(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {name}; has script/bootstrap been run?"))?;
    ensure!(status.success(), "{name} failed ({status})");
    Ok(())
}

/// Runs a command to its end; what it prints is told only when it fails.
pub fn run_quietly(command: &mut Command) -> Result<()> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {name}; has script/bootstrap been run?"))?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    ensure!(
        output.status.success(),
        "{name} failed ({}): {complaints}",
        output.status
    );
    Ok(())
}

/// Runs a command and returns what it prints on standard output; its complaints go to the terminal.
pub fn output_of(command: &mut Command) -> Result<String> {
    let name = name_of(command);
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {name}; has script/bootstrap been run?"))?;
    ensure!(output.status.success(), "{name} failed ({})", output.status);
    String::from_utf8(output.stdout)
        .with_context(|| format!("{name} printed something else than text"))
}

fn name_of(command: &Command) -> String {
    Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
