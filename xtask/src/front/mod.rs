//! The front end: from `frontend`, `style` and `app/public` to the folder that the server serves files from.
//!
//! Each step is done again only when its inputs changed, so a warm run takes about a second.

mod assemble;
mod bindgen;
mod compile;
mod compress;
mod join;
mod optimize;
mod sizes;
mod split;
mod step;
mod styles;
mod uncalled;

use anyhow::Result;

pub use self::sizes::Sizes;
use crate::digest::Digest;
use crate::workspace::Workspace;

/// What the files are called, before their digest: `LEPTOS_OUTPUT_NAME` in `.cargo/config.toml`.
const NAME: &str = "grantbook";

/// Quick to build, or small to load.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Unoptimised, with names in stack traces.
    Dev,
    /// Optimised for size and compressed: what the product ships.
    Release,
}

impl Profile {
    /// The profile in the root `Cargo.toml` that the WASM is compiled with.
    fn of_cargo(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "wasm-release",
        }
    }
}

/// Builds the site folder, `<target folder>/site`, and says how large its files are.
pub fn build(workspace: &Workspace, profile: Profile) -> Result<Sizes> {
    let parts = workspace.target.join("front").join(profile.of_cargo());
    let public = workspace.root.join("app/public");
    let site = workspace.target.join("site");

    let compiled = compile::compile(workspace, profile)?;

    let mut cut = parts.join("split");
    let inputs = Digest::of_step("split").file(&compiled)?.finish();
    step::refresh("cutting the WASM into chunks", &cut, &inputs, |out| {
        split::split(workspace, &compiled, out)
    })?;
    if profile == Profile::Release {
        let joined = parts.join("joined");
        let inputs = Digest::of_step("join").folder(&cut)?.finish();
        step::refresh("joining small chunks", &joined, &inputs, |out| {
            join::join(workspace, &cut, out)
        })?;
        cut = joined;
    }

    let mut glued = parts.join("bindgen");
    let inputs = Digest::of_step("bindgen").folder(&cut)?.finish();
    step::refresh("generating the WASM's JavaScript", &glued, &inputs, |out| {
        bindgen::generate(&cut, out)
    })?;

    if profile == Profile::Release {
        let optimized = parts.join("optimized");
        let inputs = Digest::of_step("optimize").folder(&glued)?.finish();
        step::refresh("optimising the WASM for size", &optimized, &inputs, |out| {
            optimize::optimize(workspace, &glued, out)
        })?;
        glued = optimized;
    }

    let styled = parts.join("style");
    let inputs = Digest::of_step("styles")
        .folder(&workspace.root.join("style"))?
        .finish();
    step::refresh("compiling the styles", &styled, &inputs, |out| {
        styles::compile(workspace, profile, out)
    })?;

    let inputs = Digest::of_step(profile.of_cargo())
        .folder(&glued)?
        .folder(&styled)?
        .folder(&public)?
        .finish();
    step::refresh("writing the site folder", &site, &inputs, |out| {
        assemble::assemble(&glued, &styled, &public, out)?;
        if profile == Profile::Release {
            compress::folder(out)
        } else {
            Ok(())
        }
    })?;

    let sizes = Sizes::measure(&site.join("pkg"))?;
    eprint!("{sizes}");
    Ok(sizes)
}
