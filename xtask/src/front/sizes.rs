//! What a browser has to load.

use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::digest::files_in;

/// The most that WASM and JavaScript together may weigh, in bytes after gzip: what they weigh now and a little, so that
/// a careless dependency is seen. Pages work before any of it has come, and a browser keeps it from then on; the aim all
/// the same is 450 kB.
const BUDGET: u64 = 800_000;

/// The sizes of the files in `pkg/`.
pub struct Sizes(Vec<Size>);

struct Size {
    name: String,
    /// All in bytes; compressed copies exist in a release build only.
    raw: u64,
    gzip: Option<u64>,
    brotli: Option<u64>,
}

impl Sizes {
    /// Reads the sizes off the files.
    pub fn measure(pkg: &Path) -> Result<Self> {
        let mut sizes = Vec::new();
        for file in files_in(pkg)? {
            let name = file.to_string_lossy().into_owned();
            if ["js", "wasm", "css"]
                .iter()
                .any(|kind| name.ends_with(&format!(".{kind}")))
            {
                let path = pkg.join(&file);
                let length = |suffix: &str| {
                    fs::metadata(format!("{}{suffix}", path.display()))
                        .ok()
                        .map(|metadata| metadata.len())
                };
                let raw = length("").with_context(|| format!("cannot read {}", path.display()))?;
                sizes.push(Size {
                    name,
                    raw,
                    gzip: length(".gz"),
                    brotli: length(".br"),
                });
            }
        }
        Ok(Self(sizes))
    }

    /// Fails when WASM and JavaScript are heavier than the budget.
    pub fn check_budget(&self) -> Result<()> {
        let code = self.0.iter().filter(|size| !size.name.ends_with(".css"));
        let weight: u64 = code.map(|size| size.gzip.unwrap_or(size.raw)).sum();
        ensure!(
            weight <= BUDGET,
            "WASM and JavaScript weigh {} after gzip, over the budget of {}",
            kilobytes(weight),
            kilobytes(BUDGET)
        );
        eprintln!(
            "budget: WASM and JavaScript weigh {} after gzip, of {}",
            kilobytes(weight),
            kilobytes(BUDGET)
        );
        Ok(())
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Size {
            name,
            raw,
            gzip,
            brotli,
        } in &self.0
        {
            write!(f, "  {name:<40} {:>10}", kilobytes(*raw))?;
            for (packed, how) in [(gzip, "gzip"), (brotli, "brotli")] {
                if let Some(packed) = packed {
                    write!(f, " {:>10} {how}", kilobytes(*packed))?;
                }
            }
            writeln!(f)?;
        }
        Ok(())
    }
}

fn kilobytes(bytes: u64) -> String {
    format!("{:.1} kB", bytes as f64 / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(code: u64) -> Sizes {
        let size = |name: &str, gzip| Size {
            name: name.into(),
            raw: 9_999_999,
            gzip: Some(gzip),
            brotli: Some(1),
        };
        Sizes(vec![
            size("grantbook.0.css", 999_999),
            size("grantbook.0.js", 1),
            size("grantbook.0.wasm", code - 1),
        ])
    }

    #[test]
    fn the_budget_counts_wasm_and_javascript_after_gzip() {
        sizes(BUDGET).check_budget().unwrap();
        let refusal = sizes(BUDGET + 100).check_budget().unwrap_err().to_string();
        assert!(
            refusal.contains("800.1 kB") && refusal.contains("800.0 kB"),
            "{refusal}"
        );
    }
}
