//! Many small chunks to fewer: the cut makes one for each set of areas that share something, hundreds of them, and each
//! is a request.

mod loader;
mod plan;
mod wasm;

use std::collections::{BTreeMap, btree_map::Entry};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use self::plan::Piece;
use super::{optimize, split};
use crate::command;
use crate::parallel;
use crate::workspace::Workspace;

/// What a chunk more costs a page, as bytes of WASM before it is optimised: about a kilobyte on the wire, which is what
/// a request and compressing it alone come to.
const FILE: u64 = 4_000;
/// How much of other areas' code may make a page load, in the same bytes: with what all pages load, that is a little less
/// than the budget.
const MOST: u64 = 800_000;

const COSTS: plan::Costs = plan::Costs {
    file: FILE,
    most: MOST,
};

/// Writes to `out` what `split::split` wrote to `cut`, with fewer chunks.
pub fn join(workspace: &Workspace, cut: &Path, out: &Path) -> Result<()> {
    let areas: BTreeMap<String, Vec<String>> =
        serde_json::from_slice(&read(&cut.join(split::CHUNKS))?)?;
    let mut pieces: BTreeMap<String, Piece> = BTreeMap::new();
    for (area, chunks) in areas.values().enumerate() {
        for chunk in chunks {
            let piece = match pieces.entry(chunk.clone()) {
                Entry::Occupied(there) => there.into_mut(),
                Entry::Vacant(new) => {
                    let bytes = wasm::weight(&read(&cut.join(format!("{chunk}.wasm")))?)?;
                    new.insert(Piece::new(chunk, bytes))
                }
            };
            piece.needed_in(area);
        }
    }
    let joined = plan::join(pieces.into_values().collect(), COSTS);

    fs::copy(cut.join(split::MAIN), out.join(split::MAIN))?;
    let mut needed: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (number, piece) in joined.iter().enumerate() {
        let chunk = format!("chunk{number}");
        for (area, name) in areas.keys().enumerate() {
            if piece.is_needed_in(area) {
                needed.entry(name).or_default().push(chunk.clone());
            }
        }
    }
    fs::write(out.join(split::CHUNKS), serde_json::to_vec_pretty(&needed)?)?;
    fs::write(out.join(split::LOADER), loader::script(&needed)?)?;
    parallel::each(joined.iter().enumerate().collect(), |(number, piece)| {
        merge(
            workspace,
            cut,
            piece,
            &out.join(format!("chunk{number}.wasm")),
        )
    })
}

/// One chunk of several. They know nothing of each other, but each imports memory, table and the like of the main part:
/// so that the chunk imports them once, a module that only hands them on is merged with them.
fn merge(workspace: &Workspace, cut: &Path, piece: &Piece, out: &Path) -> Result<()> {
    let files: Vec<_> = piece
        .chunks
        .iter()
        .map(|chunk| cut.join(format!("{chunk}.wasm")))
        .collect();
    let mut imports = BTreeMap::new();
    for file in &files {
        wasm::collect_imports(&read(file)?, &mut imports)?;
    }
    let hub = out.with_extension("wat");
    fs::write(&hub, wasm::hub(&imports, loader::MAIN_PART))?;

    let mut merge = command::node_tool(&workspace.root, "wasm-merge");
    merge.args(optimize::FEATURES).arg("--quiet");
    merge.arg(&hub).arg(wasm::CUT_FROM);
    for (file, chunk) in files.iter().zip(&piece.chunks) {
        merge.arg(file).arg(chunk);
    }
    // It warns of parts of the names that it does not know.
    command::run_quietly(merge.arg("--debuginfo").arg("--output").arg(out))?;
    fs::remove_file(&hub).with_context(|| format!("cannot remove {}", hub.display()))
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}
