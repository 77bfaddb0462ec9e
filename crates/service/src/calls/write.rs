use std::time::Duration;

use store::StoreError;
use tokio_util::sync::CancellationToken;

use super::log::Batch;
use crate::core::Service;

/// How long a call waits for company.
const PACE: Duration = Duration::from_secs(1);
const DAY_SECS: i64 = 24 * 3_600;

impl Service {
    /// Writes the log of calls until told to stop, and then what is left: on every node, for every node calls.
    pub async fn run_call_log(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            self.write_calls_or_tell().await;
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.calls().filling.notified() => {}
                () = tokio::time::sleep(PACE) => {}
            }
        }
        self.write_calls_or_tell().await;
    }

    async fn write_calls_or_tell(&self) {
        if let Err(error) = self.write_calls().await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "writing the log of calls failed"
            );
        }
    }

    /// Writes every call that has ended. What the database does not take waits for the next time.
    pub(crate) async fn write_calls(&self) -> Result<(), StoreError> {
        let log = self.calls();
        let _one_at_a_time = log.writing.lock().await;
        while let Some(batch) = log.take() {
            if let Err(error) = self.write_batch(&batch).await {
                log.put_back(batch);
                return Err(error);
            }
        }
        Ok(())
    }

    async fn write_batch(&self, batch: &Batch) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        tx.system().insert_calls(batch.calls.clone()).await?;
        tx.system().add_call_counts(&batch.counts).await?;
        tx.commit().await
    }

    /// Removes calls that were kept for long enough.
    pub(crate) async fn purge_calls(&self) -> Result<(), StoreError> {
        let now = self.now();
        let before = now.plus_secs(-self.deps().call_log_days * DAY_SECS);
        while self.store().system().purge_calls(before, now).await? {}
        Ok(())
    }
}
