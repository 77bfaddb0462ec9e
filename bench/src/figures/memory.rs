//! The memory of a process while something goes on.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{task::JoinHandle, time::sleep};

use crate::{machine::line_of, server::Running};

/// Looks again and again until it is told to end.
pub struct Watch {
    end: Arc<AtomicBool>,
    most: JoinHandle<f64>,
}

impl Watch {
    /// Begins to look.
    #[must_use]
    pub fn begin(running: &Running) -> Self {
        let end = Arc::new(AtomicBool::new(false));
        let (told, status) = (Arc::clone(&end), running.status_file());
        let most = tokio::spawn(async move {
            let mut most: f64 = 0.0;
            while !told.load(Ordering::Relaxed) {
                most = most.max(megabytes(&line_of(&status, "VmRSS")));
                sleep(Duration::from_millis(50)).await;
            }
            most
        });
        Self { end, most }
    }

    /// The most that was seen, in MB.
    pub async fn end(self) -> f64 {
        self.end.store(true, Ordering::Relaxed);
        self.most.await.unwrap_or_default()
    }
}

/// From `1234 kB`, which is in KiB.
#[must_use]
pub fn megabytes(kib: &str) -> f64 {
    kib.trim_end_matches(" kB")
        .parse()
        .map_or(0.0, |kib: f64| kib * 1_024.0 / 1e6)
}
