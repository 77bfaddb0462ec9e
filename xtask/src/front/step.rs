//! Steps that are skipped when nothing changed.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};

/// Makes the folder `out` anew by calling `make` with an empty folder, unless it was made from the same `inputs`
/// (a digest) before. The old folder stays as it is until the new one is complete, so a failed or broken-off step
/// leaves no half result, and a running server always finds whole files.
pub fn refresh(
    what: &str,
    out: &Path,
    inputs: &str,
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<()> {
    let stamp = beside(out, "stamp");
    if out.is_dir() && fs::read_to_string(&stamp).is_ok_and(|known| known == inputs) {
        return Ok(());
    }
    let started = Instant::now();
    eprint!("front: {what} … ");

    let (new, old) = (beside(out, "new"), beside(out, "old"));
    remove(&new)?;
    fs::create_dir_all(&new).with_context(|| format!("cannot make {}", new.display()))?;
    make(&new)?;

    remove(&stamp)?;
    remove(&old)?;
    if out.exists() {
        rename(out, &old)?;
    }
    rename(&new, out)?;
    remove(&old)?;
    fs::write(&stamp, inputs).with_context(|| format!("cannot write {}", stamp.display()))?;
    eprintln!("{:.1} s", started.elapsed().as_secs_f32());
    Ok(())
}

/// `site` → `site.new`
fn beside(out: &Path, extension: &str) -> PathBuf {
    let mut name = out.as_os_str().to_owned();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}

fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to)
        .with_context(|| format!("cannot rename {} to {}", from.display(), to.display()))
}

/// Removes a file or a folder; none is fine.
fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() {
        fs::remove_dir_all(path)
    } else {
        fs::remove_file(path)
    };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &'static str) -> impl FnOnce(&Path) -> Result<()> {
        move |folder| Ok(fs::write(folder.join("file"), text)?)
    }

    #[test]
    fn a_step_runs_again_only_when_its_inputs_change() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        let content = || fs::read_to_string(out.join("file")).unwrap();

        refresh("", &out, "a", written("first")).unwrap();
        refresh("", &out, "a", written("second")).unwrap();
        assert_eq!(content(), "first");

        refresh("", &out, "b", written("third")).unwrap();
        assert_eq!(content(), "third");
    }

    #[test]
    fn a_failed_step_leaves_the_old_folder_and_runs_again() {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        refresh("", &out, "a", written("first")).unwrap();

        let failed = refresh("", &out, "b", |new| {
            written("half")(new)?;
            anyhow::bail!("broken")
        });
        assert_eq!(failed.unwrap_err().to_string(), "broken");
        assert_eq!(fs::read_to_string(out.join("file")).unwrap(), "first");

        refresh("", &out, "b", written("second")).unwrap();
        assert_eq!(fs::read_to_string(out.join("file")).unwrap(), "second");
    }
}
