//! Old pushes leave the inbox.

use store::StoreError;

use crate::core::Service;

/// How many leave in one transaction: other writers wait no longer than that takes.
const BATCH: u64 = 200;
/// How many batches of a platform in one round of the workers.
const BATCHES: u32 = 25;

impl Service {
    /// Removes pushes that are over and older than the configuration keeps them. Those that were given up stay until
    /// staff have dealt with them. Counts of refused pushes go when their reason was not seen for as long.
    pub(crate) async fn remove_old_pushes(&self) -> Result<(), StoreError> {
        let days = self.deps().push_retention_days;
        let before = self.now().plus_secs(-days * 86_400);
        self.store().system().purge_refused_pushes(before).await?;
        for platform in self.store().system().platform_ids().await? {
            for _ in 0..BATCHES {
                let tx = self.store().begin().await?;
                let removed = tx
                    .platform(&platform)
                    .remove_old_pushes(before, BATCH)
                    .await?;
                if removed == 0 {
                    break;
                }
                tx.commit().await?;
                tracing::debug!(platform.id = %platform, removed, "old pushes were removed");
                if removed < BATCH {
                    break;
                }
            }
        }
        Ok(())
    }
}
