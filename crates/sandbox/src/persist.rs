//! The state file: the whole world as JSON, replaced in one step.

use std::{fs, io, path::Path};

use crate::world::{PushState, World};

/// The world of the last run; an empty one where there is no file.
pub(crate) fn load(path: &Path) -> io::Result<Option<World>> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut world: World = serde_json::from_slice(&text)?;
    // What was on its way when the last run ended starts again.
    for push in world
        .pushes
        .iter_mut()
        .filter(|push| push.state == PushState::Sending)
    {
        push.state = PushState::Pending;
    }
    Ok(Some(world))
}

/// Writes beside the file, then moves into its place: a run that dies halfway leaves the old state.
pub(crate) fn save(path: &Path, world: &World) -> io::Result<()> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("new");
    fs::write(&beside, serde_json::to_vec(world)?)?;
    fs::rename(&beside, path)
}
