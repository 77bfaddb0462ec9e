//! What a browser loads.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::{
    Args,
    report::{Aim, Report},
};

/// The most that WASM and JavaScript of a first page are to weigh after gzip.
const BUDGET_KB: f64 = 450.0;

/// What the front end's build says of its files, as paths that browsers ask for.
#[derive(Deserialize)]
struct Manifest {
    js: String,
    loader: String,
    wasm: String,
    chunks: BTreeMap<String, Vec<String>>,
    css: String,
    customer_css: String,
}

/// A file as it was built, in kB.
struct Weight {
    raw: f64,
    gzip: f64,
    brotli: f64,
}

/// The files of the front end that every page needs, and what the first page of each area needs in all.
pub fn measure(args: &Args, report: &mut Report) -> Result<()> {
    let file = args.site.join("pkg/manifest.json");
    let text =
        fs::read(&file).with_context(|| format!("no front end at {}", args.site.display()))?;
    let of: Manifest =
        serde_json::from_slice(&text).with_context(|| format!("cannot read {}", file.display()))?;
    for (name, path) in [
        ("script", &of.js),
        ("script that fetches chunks", &of.loader),
        ("WASM of every page", &of.wasm),
        ("console's styles", &of.css),
        ("customers' styles", &of.customer_css),
    ] {
        let Weight { raw, gzip, brotli } = weigh(&args.site, path)?;
        report.add("sizes", format!("{name}: raw"), raw, "kB");
        report.add("sizes", format!("{name}: gzip"), gzip, "kB");
        report.add("sizes", format!("{name}: Brotli"), brotli, "kB");
    }
    let mut heaviest: f64 = 0.0;
    for (area, chunks) in &of.chunks {
        let mut gzip = 0.0;
        let mut brotli = 0.0;
        for path in [&of.js, &of.loader, &of.wasm].into_iter().chain(chunks) {
            let weight = weigh(&args.site, path)?;
            gzip += weight.gzip;
            brotli += weight.brotli;
        }
        heaviest = heaviest.max(gzip);
        let what = |how: &str| format!("a first page of `{area}`, its WASM and JavaScript: {how}");
        report.add("sizes", what("gzip"), gzip, "kB");
        report.add("sizes", what("Brotli"), brotli, "kB");
    }
    let what = "the heaviest first page, WASM and JavaScript after gzip";
    report.add_aimed("sizes", what, Some(heaviest), "kB", Aim::Below(BUDGET_KB));
    Ok(())
}

/// The file that browsers get for a path, as it is and compressed.
fn weigh(site: &Path, path: &str) -> Result<Weight> {
    let kb = |suffix: &str| -> Result<f64> {
        let file = site.join(format!("{}{suffix}", path.trim_start_matches('/')));
        let about = || format!("no {}: was it built for release?", file.display());
        Ok(fs::metadata(&file).with_context(about)?.len() as f64 / 1e3)
    };
    Ok(Weight {
        raw: kb("")?,
        gzip: kb(".gz")?,
        brotli: kb(".br")?,
    })
}
