use std::io::{Write as _, stdout};

use anyhow::Context as _;
use sandbox::{Config, SAMPLE_CUSTOMERS};
use serde_json::json;

use crate::args::PlatformArgs;

/// Prints a platform as its owner would enter it in a console.
pub fn run(args: &PlatformArgs) -> anyhow::Result<()> {
    let config = Config::sample(&args.console);
    let mut platforms = config.platforms.iter();
    let platform = platforms
        .find(|platform| platform.slug == args.slug)
        .with_context(|| format!("there is no platform {:?}; try `demo`", args.slug))?;
    let printed = json!({
        "slug": platform.slug,
        "name": platform.name,
        "component_appid": platform.component_appid,
        "appsecret": platform.appsecret,
        "token": platform.token,
        "encoding_aes_key": platform.encoding_aes_key,
        "public_origin": args.console.origin().ascii_serialization(),
        "offered_sets": platform.offered_sets,
        "customers": SAMPLE_CUSTOMERS,
    });
    writeln!(stdout(), "{printed:#}").context("cannot print")
}
