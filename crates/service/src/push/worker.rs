//! The workers' half of the inbox: whatever is due, over all platforms.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use store::StoreError;

use crate::{
    core::Service,
    workers::{ROUND, each, told},
};

/// How many tickets of a platform are done in one transaction.
pub(super) const TICKETS: u64 = 500;

impl Service {
    /// Works off what is due, until nothing is. Tickets first: everything else hangs on them.
    pub(crate) async fn work_off_pushes(&self) -> Result<(), StoreError> {
        loop {
            self.work_off_tickets().await?;
            let due = self.store().system().due_pushes(self.now(), ROUND).await?;
            if due.is_empty() {
                return Ok(());
            }
            let failed = Arc::new(AtomicBool::new(false));
            each(due, |due| {
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
                return Ok(());
            }
        }
    }

    async fn work_off_tickets(&self) -> Result<(), StoreError> {
        let mut last = None;
        while let Some(platform) = self
            .store()
            .system()
            .platform_with_tickets(last.as_ref())
            .await?
        {
            // Another node may hold what waits there: then it is that node's.
            while self.take_tickets(&platform, TICKETS).await? {}
            last = Some(platform);
        }
        Ok(())
    }
}
