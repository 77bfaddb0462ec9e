use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use domain::time::Timestamp;
use service::{Clock, SystemClock};

/// The machine's clock, moved forward as a test likes. Server and sandbox share it.
#[derive(Debug, Clone, Default)]
pub struct MovedClock(Arc<AtomicI64>);

impl MovedClock {
    /// Moves it forward.
    pub fn advance_secs(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    /// How far it is ahead of the machine's.
    #[must_use]
    pub fn ahead_secs(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

impl Clock for MovedClock {
    fn now(&self) -> Timestamp {
        SystemClock.now().plus_secs(self.ahead_secs())
    }
}
