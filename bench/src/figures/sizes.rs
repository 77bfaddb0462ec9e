//! What a browser loads.

use std::fs;

use anyhow::{Context as _, Result};

use crate::{
    Args,
    report::{Aim, Report},
};

/// The most that WASM and JavaScript together are to weigh after gzip.
const BUDGET_KB: f64 = 450.0;

/// The files of the front end as they were built: raw, gzip, Brotli.
pub fn measure(args: &Args, report: &mut Report) -> Result<()> {
    let folder = args.site.join("pkg");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .with_context(|| format!("no front end at {}", folder.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| {
            [".wasm", ".js", ".css"]
                .iter()
                .any(|kind| name.ends_with(kind))
        })
        .collect();
    names.sort();
    let kb = |name: &str| -> Result<f64> {
        let file = fs::metadata(folder.join(name));
        Ok(file
            .with_context(|| format!("no {name}: was it built for release?"))?
            .len() as f64
            / 1e3)
    };
    let mut code = 0.0;
    for name in names {
        // Without the digest, which differs from build to build.
        let parts: Vec<&str> = name.split('.').collect();
        let plain = match parts.as_slice() {
            [first, .., last] => format!("{first}.{last}"),
            _ => name.clone(),
        };
        let gzip = kb(&format!("{name}.gz"))?;
        report.add("sizes", format!("{plain}: raw"), kb(&name)?, "kB");
        report.add("sizes", format!("{plain}: gzip"), gzip, "kB");
        report.add(
            "sizes",
            format!("{plain}: Brotli"),
            kb(&format!("{name}.br"))?,
            "kB",
        );
        if !plain.ends_with(".css") {
            code += gzip;
        }
    }
    let what = "WASM and JavaScript after gzip";
    report.add_aimed("sizes", what, Some(code), "kB", Aim::Below(BUDGET_KB));
    Ok(())
}
