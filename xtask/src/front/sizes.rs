//! What a browser has to load.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::assemble::Manifest;
use crate::digest::files_in;

/// The most that the first page of an area may have a browser load of WASM and JavaScript, in bytes after gzip. Pages work
/// before any of it has come; what makes it heavy, and what was done about that, is in docs/performance.md.
const BUDGET: u64 = 450_000;

/// The sizes of the files in `pkg/`.
pub struct Sizes {
    /// By their path in `pkg/`.
    files: BTreeMap<String, Size>,
    /// What a first page of each area has a browser load, as paths in `pkg/`.
    first_loads: BTreeMap<String, Vec<String>>,
}

/// All in bytes; compressed copies exist in a release build only.
struct Size {
    raw: u64,
    gzip: Option<u64>,
    brotli: Option<u64>,
}

impl Sizes {
    /// Reads the sizes off the files, and what needs which off the manifest.
    pub fn measure(pkg: &Path) -> Result<Self> {
        let mut files = BTreeMap::new();
        for file in files_in(pkg)? {
            let name = file.to_string_lossy().into_owned();
            let counts = |kind: &&str| name.ends_with(&format!(".{kind}"));
            if ["js", "wasm", "css"].iter().any(counts) {
                let path = pkg.join(&file);
                let length = |suffix: &str| {
                    fs::metadata(format!("{}{suffix}", path.display()))
                        .ok()
                        .map(|metadata| metadata.len())
                };
                let raw = length("").with_context(|| format!("cannot read {}", path.display()))?;
                let (gzip, brotli) = (length(".gz"), length(".br"));
                files.insert(name, Size { raw, gzip, brotli });
            }
        }
        let Manifest {
            js,
            loader,
            wasm,
            chunks,
            ..
        } = Manifest::read(pkg)?;
        let in_pkg = |path: &String| path.trim_start_matches("/pkg/").to_owned();
        let first_loads = chunks
            .iter()
            .map(|(area, chunks)| {
                let needed = [&js, &loader, &wasm].into_iter().chain(chunks);
                (area.clone(), needed.map(in_pkg).collect())
            })
            .collect();
        Ok(Self { files, first_loads })
    }

    /// Fails when the heaviest first load is over the budget.
    pub fn check_budget(&self) -> Result<()> {
        let loads = self.first_loads.keys();
        let heaviest = loads.map(|area| (self.first_load(area), area)).max();
        let (weight, area) = heaviest.context("the WASM was cut into no areas")?;
        let of = format!("of the area `{area}` makes a browser load");
        let (weight, budget) = (kilobytes(weight), (kilobytes(BUDGET)));
        ensure!(
            self.first_load(area) <= BUDGET,
            "the first page {of} {weight} of WASM and JavaScript after gzip, over the budget of {budget}"
        );
        eprintln!("budget: the first page {of} {weight} after gzip, of {budget}");
        Ok(())
    }

    /// What the first page of an area has a browser load, after gzip.
    fn first_load(&self, area: &str) -> u64 {
        let needed = self.first_loads.get(area).into_iter().flatten();
        needed
            .filter_map(|file| self.files.get(file))
            .map(Size::on_the_wire)
            .sum()
    }
}

impl Size {
    fn on_the_wire(&self) -> u64 {
        self.gzip.unwrap_or(self.raw)
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, Size { raw, gzip, brotli }) in &self.files {
            write!(f, "  {name:<52} {:>10}", kilobytes(*raw))?;
            for (packed, how) in [(gzip, "gzip"), (brotli, "brotli")] {
                if let Some(packed) = packed {
                    write!(f, " {:>10} {how}", kilobytes(*packed))?;
                }
            }
            writeln!(f)?;
        }
        let code = self
            .files
            .iter()
            .filter(|(name, _)| !name.ends_with(".css"));
        let all: u64 = code.map(|(_, size)| size.on_the_wire()).sum();
        writeln!(
            f,
            "  all WASM and JavaScript: {}; by the area of the first page:",
            kilobytes(all)
        )?;
        for (area, needed) in &self.first_loads {
            writeln!(
                f,
                "  {area:<52} {:>10} in {} files",
                kilobytes(self.first_load(area)),
                needed.len()
            )?;
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

    /// Two areas: one needs nothing but the main part, the other a chunk that brings the first load to `heaviest`.
    fn sizes(heaviest: u64) -> Sizes {
        let size = |gzip| Size {
            raw: 9_999_999,
            gzip: Some(gzip),
            brotli: Some(1),
        };
        let files = [
            ("a.css", 999_999),
            ("a.js", 1),
            ("main.wasm", 100),
            ("split.wasm", heaviest - 101),
        ];
        let load = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
        Sizes {
            files: files
                .into_iter()
                .map(|(name, gzip)| (name.to_owned(), size(gzip)))
                .collect(),
            first_loads: [
                ("light".to_owned(), load(&["a.js", "main.wasm"])),
                (
                    "heavy".to_owned(),
                    load(&["a.js", "main.wasm", "split.wasm"]),
                ),
            ]
            .into(),
        }
    }

    #[test]
    fn the_budget_is_for_the_heaviest_first_page_after_gzip() {
        sizes(BUDGET).check_budget().unwrap();
        let refusal = sizes(BUDGET + 100).check_budget().unwrap_err().to_string();
        assert!(
            refusal.contains("450.1 kB")
                && refusal.contains("450.0 kB")
                && refusal.contains("`heavy`"),
            "{refusal}"
        );
    }

    #[test]
    fn a_build_that_was_not_cut_meets_no_budget() {
        let mut whole = sizes(1000);
        whole.first_loads.clear();
        whole.check_budget().unwrap_err();
    }

    #[test]
    fn what_is_loaded_is_told_by_area_and_together() {
        let text = sizes(1000).to_string();
        assert!(text.contains("all WASM and JavaScript: 1.0 kB"), "{text}");
        assert!(text.contains("in 3 files"), "{text}");
    }
}
