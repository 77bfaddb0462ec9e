//! How a test and the processes that it starts talk: by files in a folder, and by the process's standard input: its end lets go.

use std::{fs, path::Path};

use domain::time::Timestamp;
use service::{Clock, SystemClock};

/// The step at which a process is to be held.
pub const ARMED: &str = "armed";
/// Written by a process that is held there.
pub const REACHED: &str = "reached";
/// How many seconds the clock is ahead of the machine's.
const AHEAD: &str = "ahead";

/// The clock of a process that a test started, moved by the test.
#[derive(Debug)]
pub struct FollowedClock(std::path::PathBuf);

impl FollowedClock {
    /// The one of the test that has this folder, above those of its processes.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        Self(folder.join(AHEAD))
    }
}

impl Clock for FollowedClock {
    fn now(&self) -> Timestamp {
        let ahead = fs::read_to_string(&self.0).unwrap();
        SystemClock.now().plus_secs(ahead.parse().unwrap())
    }
}

/// Sets the clocks of all processes that look into this folder, in one step.
pub(crate) fn set_clock(folder: &Path, ahead_secs: i64) {
    let beside = folder.join("ahead.new");
    fs::write(&beside, ahead_secs.to_string()).unwrap();
    fs::rename(&beside, folder.join(AHEAD)).unwrap();
}
