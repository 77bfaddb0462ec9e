//! Waiting for what somebody else does: another task, another node.

use std::time::{Duration, Instant};

/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(100);

/// Looks again and again, for so long and no longer. It is the machine's own time that passes while one waits, so
/// this does not ask the service's clock.
#[derive(Debug)]
pub(crate) struct Patience(Instant);

impl Patience {
    /// Patience for so many seconds.
    pub(crate) fn new(secs: i64) -> Self {
        Self(Instant::now() + Duration::from_secs(secs.unsigned_abs()))
    }

    /// Waits for a moment; false when patience is over.
    pub(crate) async fn wait(&mut self) -> bool {
        if Instant::now() >= self.0 {
            return false;
        }
        tokio::time::sleep(PAUSE).await;
        true
    }
}
