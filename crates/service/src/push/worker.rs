//! The workers' half of the inbox: whatever is due, over all platforms.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use store::{Lane, StoreError};
use tokio_util::sync::CancellationToken;

use crate::{
    core::Service,
    workers::{PACE, ROUND, each, pause, told},
};

/// How many tickets of a platform are done in one transaction.
pub(super) const TICKETS: u64 = 500;

impl Service {
    /// Keeps a lane empty until told to stop.
    pub(crate) async fn keep_working_off(&self, lane: Lane, stop: &CancellationToken) {
        while !stop.is_cancelled() {
            match self.work_off(lane, stop).await {
                // What comes after it in its account may be the other lane's.
                Ok(true) => self.wake(),
                Ok(false) => {}
                Err(error) => told("working off pushes", Err(error)),
            }
            tokio::select! {
                () = pause(stop, PACE) => {}
                () = self.bell(lane).notified() => {}
            }
        }
    }

    /// Works off what is due in all lanes, until nothing is: for tests.
    pub(crate) async fn work_off_pushes(&self) -> Result<(), StoreError> {
        let stop = CancellationToken::new();
        loop {
            let at_once = self.work_off(Lane::AtOnce, &stop).await?;
            let exchanged = self.work_off(Lane::Exchanges, &stop).await?;
            if !at_once && !exchanged {
                return Ok(());
            }
        }
    }

    /// Works off what is due in a lane, until nothing is: whether anything was. Tickets first: everything else hangs on
    /// them.
    async fn work_off(&self, lane: Lane, stop: &CancellationToken) -> Result<bool, StoreError> {
        let mut did = false;
        while !stop.is_cancelled() {
            if lane == Lane::AtOnce {
                did |= self.work_off_tickets(stop).await?;
            }
            let system = self.store().system();
            let due = system.due_pushes(lane, self.now(), ROUND).await?;
            if due.is_empty() {
                break;
            }
            let failed = Arc::new(AtomicBool::new(false));
            each(due, stop, |due| {
                let (service, failed) = (self.clone(), Arc::clone(&failed));
                async move {
                    let worked = service.work_push(&due).await;
                    failed.fetch_or(worked.is_err(), Ordering::Relaxed);
                    told("working off a push", worked);
                }
            })
            .await;
            // What is done makes room for what comes after it in its account. What the database refuses would come at once
            // again: it waits for the next round.
            if failed.load(Ordering::Relaxed) {
                break;
            }
            did = true;
        }
        Ok(did)
    }

    /// Whether there were any. What is wrong with those of one platform is not the others' trouble.
    async fn work_off_tickets(&self, stop: &CancellationToken) -> Result<bool, StoreError> {
        let (mut did, mut last) = (false, None);
        while !stop.is_cancelled()
            && let Some(platform) = self
                .store()
                .system()
                .platform_with_tickets(last.as_ref())
                .await?
        {
            loop {
                match self.take_tickets(&platform, TICKETS).await {
                    Ok(true) => did = true,
                    // Another node may hold what waits there: then it is that node's.
                    Ok(false) => break,
                    Err(error) => {
                        tracing::error!(
                            platform.id = %platform, error = &error as &dyn std::error::Error,
                            "tickets could not be taken"
                        );
                        break;
                    }
                }
            }
            last = Some(platform);
        }
        Ok(did)
    }
}
