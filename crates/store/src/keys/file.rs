use std::{
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use crate::{MasterKey, StoreError, keys::hex};

/// Where a master key came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyOrigin {
    /// The file was there.
    Loaded,
    /// The file was made just now: whoever runs the server must back it up, since nothing can be read without it.
    Created,
}

impl MasterKey {
    /// Reads the key file, or makes one that only its owner may read. Of several processes that start for the first
    /// time at once, one makes it and the others read that one.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`] when the file cannot be read or written, or is no key file;
    /// [`StoreError::NoRandomness`].
    pub fn load_or_create(path: &Path) -> Result<(Self, KeyOrigin), StoreError> {
        match load(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            loaded => {
                return loaded
                    .map(|key| (key, KeyOrigin::Loaded))
                    .map_err(|e| refuse(path, &e));
            }
        }
        let key = Self::generate()?;
        match create(path, &key) {
            Ok(()) => Ok((key, KeyOrigin::Created)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => load(path)
                .map(|key| (key, KeyOrigin::Loaded))
                .map_err(|e| refuse(path, &e)),
            Err(error) => Err(refuse(path, &error)),
        }
    }
}

fn load(path: &Path) -> io::Result<MasterKey> {
    let text = zeroize::Zeroizing::new(fs::read_to_string(path)?);
    MasterKey::from_hex(text.trim()).ok_or_else(|| {
        io::Error::new(
            ErrorKind::InvalidData,
            "is not a master key: 64 hexadecimal digits are expected",
        )
    })
}

/// Writes the whole key beside its place and links it there: no reader ever meets half a key, and a key that is there
/// already is never overwritten.
fn create(path: &Path, key: &MasterKey) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let draft = draft_beside(path)?;
    let written = write_private(&draft, &key.to_hex()).and_then(|()| fs::hard_link(&draft, path));
    fs::remove_file(&draft)?;
    written?;
    // The name of the file must outlast a loss of power, as its content does.
    fs::File::open(folder)?.sync_all()
}

fn draft_beside(path: &Path) -> io::Result<PathBuf> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(io::Error::other)?;
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{}", hex(&random)));
    Ok(name.into())
}

fn write_private(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

fn refuse(path: &Path, error: &io::Error) -> StoreError {
    StoreError::KeyFile {
        path: path.display().to_string(),
        problem: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_only_its_owner_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data/master.key");
        let (made, origin) = MasterKey::load_or_create(&path).unwrap();
        assert_eq!(origin, KeyOrigin::Created);
        assert_eq!(
            MasterKey::load_or_create(&path).unwrap(),
            (made, KeyOrigin::Loaded)
        );
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            assert_eq!(
                fs::metadata(&path).unwrap().permissions().mode() & 0o777,
                0o600
            );
        }
    }

    #[test]
    fn processes_that_start_at_once_agree_on_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        let results: Vec<_> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8)
                .map(|_| scope.spawn(|| MasterKey::load_or_create(&path).unwrap()))
                .collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });
        let created = results
            .iter()
            .filter(|(_, origin)| *origin == KeyOrigin::Created);
        assert_eq!(created.count(), 1);
        assert!(results.iter().all(|(key, _)| *key == results[0].0));
    }

    #[test]
    fn a_file_that_is_no_key_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("master.key");
        fs::write(&path, "hello").unwrap();
        let error = MasterKey::load_or_create(&path).unwrap_err().to_string();
        assert!(
            error.contains("master.key") && error.contains("64 hexadecimal digits"),
            "{error}"
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), "hello");
    }
}
