use std::{
    collections::BTreeMap,
    mem,
    sync::{Mutex, PoisonError},
};

use domain::{ids::PlatformId, time::Timestamp};
use store::{MessageCount, StoreError};

use crate::core::Service;

/// How many kinds are told apart between two writings, and how long their names may be.
const KINDS: usize = 500;
const NAME: usize = 60;

/// Messages that came since they were last counted in the database. A busy account has hundreds in a second: each of
/// them waiting for the disk would cost more than the count is worth.
#[derive(Debug, Default)]
pub(crate) struct Tally(Mutex<BTreeMap<(PlatformId, String), (i64, Timestamp)>>);

impl Tally {
    /// One more of this kind.
    pub(super) fn note(&self, platform: &PlatformId, kind: &str, now: Timestamp) {
        let key = (platform.clone(), kind.chars().take(NAME).collect());
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() < KINDS || counts.contains_key(&key) {
            let (count, last) = counts.entry(key).or_insert((0, now));
            *count += 1;
            *last = now.max(*last);
        }
    }

    fn take(&self) -> BTreeMap<(PlatformId, String), (i64, Timestamp)> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Service {
    /// Writes the counts of messages that came meanwhile.
    pub(crate) async fn count_messages(&self) -> Result<(), StoreError> {
        let counts = self.messages().take();
        if counts.is_empty() {
            return Ok(());
        }
        let tx = self.store().begin().await?;
        for ((platform, kind), (count, last_at)) in counts {
            let counted = MessageCount {
                kind,
                count,
                last_at,
            };
            tx.platform(&platform).count_messages(&counted).await?;
        }
        tx.commit().await
    }
}
