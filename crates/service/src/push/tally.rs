use std::{
    collections::BTreeMap,
    mem,
    sync::{Mutex, PoisonError},
};

use domain::{ids::PlatformId, time::Timestamp};
use store::{MessageCount, StoreError};

use crate::{core::Service, workers::told};

/// How many kinds are told apart between two writings, and how long their names may be.
const KINDS: usize = 500;
const NAME: usize = 60;

/// Messages that came, or pushes that were refused, since they were last counted in the database. A busy account has
/// hundreds in a second, and anybody may send what is refused: each of them waiting for the disk would cost more than the
/// count is worth.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    counts: Mutex<Counts>,
    writing: tokio::sync::Mutex<()>,
}

/// How many of each kind, and when the last of them came.
type Counts = BTreeMap<(PlatformId, String), (i64, Timestamp)>;

impl Tally {
    /// One more of this kind.
    pub(super) fn note(&self, platform: &PlatformId, kind: &str, now: Timestamp) {
        let key = (platform.clone(), kind.chars().take(NAME).collect());
        self.add(key, 1, now);
    }

    fn add(&self, key: (PlatformId, String), more: i64, at: Timestamp) {
        let mut counts = self.counts.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() < KINDS || counts.contains_key(&key) {
            let (count, last) = counts.entry(key).or_insert((0, at));
            *count = count.saturating_add(more);
            *last = at.max(*last);
        }
    }

    fn take(&self) -> Counts {
        mem::take(&mut *self.counts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the database did not take waits for the next time.
    fn unless_written(
        &self,
        counts: Counts,
        written: Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        if written.is_err() {
            for (key, (count, last_at)) in counts {
                self.add(key, count, last_at);
            }
        }
        written
    }
}

/// What is counted so.
#[derive(Debug, Clone, Copy)]
enum Came {
    Messages,
    Refusals,
}

impl Service {
    /// Writes what was counted in memory: on every node, for every node is pushed to.
    pub(crate) async fn count_what_came(&self) {
        told("counting messages", self.count(Came::Messages).await);
        told("counting refused pushes", self.count(Came::Refusals).await);
    }

    async fn count(&self, came: Came) -> Result<(), StoreError> {
        let tally = match came {
            Came::Messages => self.messages(),
            Came::Refusals => self.refusals(),
        };
        let _one_at_a_time = tally.writing.lock().await;
        let counts = tally.take();
        let written = self.write(came, &counts).await;
        tally.unless_written(counts, written)
    }

    async fn write(&self, came: Came, counts: &Counts) -> Result<(), StoreError> {
        if counts.is_empty() {
            return Ok(());
        }
        let tx = self.store().begin().await?;
        for ((platform, kind), (count, last_at)) in counts {
            let rows = tx.platform(platform);
            match came {
                Came::Messages => {
                    let counted = MessageCount {
                        kind: kind.clone(),
                        count: *count,
                        last_at: *last_at,
                    };
                    rows.count_messages(&counted).await?;
                }
                Came::Refusals => rows.count_refused_pushes(kind, *count, *last_at).await?,
            }
        }
        tx.commit().await
    }
}
