//! What it was measured on.

use std::{fs, process::Command, thread};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

/// A machine and the commit that was measured on it.
#[derive(Debug)]
pub struct Machine {
    cores: usize,
    processor: String,
    memory_mb: u64,
    system: String,
    commit: String,
    date: String,
    /// What others wanted of the cores in the last minute: far from 0, every figure is about them, too.
    load: String,
}

impl Machine {
    /// This one.
    ///
    /// # Errors
    /// A system that does not tell its cores.
    pub fn here() -> Result<Self> {
        let changed = !said("git", &["status", "--porcelain", "--untracked-files=no"]).is_empty();
        let commit = said("git", &["rev-parse", "--short=12", "HEAD"]);
        Ok(Self {
            cores: thread::available_parallelism()
                .context("cannot tell the number of cores")?
                .get(),
            processor: line_of("/proc/cpuinfo", "model name"),
            memory_mb: line_of("/proc/meminfo", "MemTotal")
                .trim_end_matches(" kB")
                .parse()
                .map_or(0, |kb: u64| kb / 1_000),
            system: said("uname", &["-sr"]),
            commit: if changed {
                commit + " and changes"
            } else {
                commit
            },
            date: said("date", &["-u", "+%Y-%m-%d %H:%M UTC"]),
            load: fs::read_to_string("/proc/loadavg")
                .unwrap_or_default()
                .split(' ')
                .next()
                .unwrap_or_default()
                .to_owned(),
        })
    }

    /// For the head of the table.
    #[must_use]
    pub fn words(&self) -> String {
        format!(
            "{} cores of {}, {} MB, {}; commit {}; {}; load before it began {}",
            self.cores,
            self.processor,
            self.memory_mb,
            self.system,
            self.commit,
            self.date,
            self.load
        )
    }

    /// For programs.
    #[must_use]
    pub fn json(&self) -> Value {
        json!({
            "cores": self.cores, "processor": self.processor, "memory_mb": self.memory_mb,
            "system": self.system, "commit": self.commit, "date": self.date, "load_before": self.load,
        })
    }
}

/// What a command says; nothing when it cannot be run.
pub fn said(command: &str, arguments: &[&str]) -> String {
    Command::new(command)
        .args(arguments)
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
        .unwrap_or_default()
}

/// The value behind `key :` in a file of the kernel's.
pub fn line_of(file: &str, key: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(given, _)| given.trim() == key)
        .map(|(_, value)| value.trim().to_owned())
        .unwrap_or_default()
}
