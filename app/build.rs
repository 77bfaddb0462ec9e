//! Tells `codec` what the types that travel to pages look like: a fingerprint of the sources that declare them. Server
//! and browser are built from the same sources, so they agree; a page that outlived its server's upgrade does not.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Where types of answers, of errors and of what is in them are declared; beside this file.
const SOURCES: [&str; 5] = [
    "../crates/console/src",
    "../crates/domain/src",
    "src/api",
    "src/error.rs",
    "src/form/outcome.rs",
];

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let mut hash = Fnv::default();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        add(&mut hash, &here.join(source))?;
    }
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=GRANTBOOK_WIRE={:016x}", hash.0);
    Ok(())
}

/// Adds a file, or the files of a folder in the order of their names.
fn add(hash: &mut Fnv, path: &Path) -> io::Result<()> {
    if path.is_dir() {
        let mut entries: Vec<_> = fs::read_dir(path)?.collect::<Result<_, _>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        return entries
            .iter()
            .try_for_each(|entry| add(hash, &entry.path()));
    }
    hash.add(&fs::read(path)?);
    Ok(())
}

/// FNV-1a, 64 bits: the standard library's hashes may differ between the compilers of the two halves.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
