use std::collections::HashMap;

use console::SnapshotView;
use domain::{
    ids::{AttemptId, AuthorizerId},
    list::Cursor,
    sets::SetIds,
};
use store::{AttemptOrigin, SnapshotRow, StoreError};

use crate::platform::Desk;

/// How many snapshots a page shows.
const SNAPSHOTS: usize = 20;

impl Desk {
    /// A page of an authorizer's snapshots, newest first, and where the next one begins.
    pub(super) async fn read_history(
        &self,
        id: &AuthorizerId,
        after: Option<&Cursor>,
    ) -> Result<(Vec<SnapshotView>, Option<Cursor>), StoreError> {
        // One more than is shown: the oldest one shown has a difference too.
        let limit = u64::try_from(SNAPSHOTS)
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        let rows = match after {
            Some(after) => self.rows().snapshots_before(id, after, limit).await?,
            None => self.rows().snapshots_of(id, limit).await?,
        };
        let older = rows
            .get(SNAPSHOTS)
            .and(rows.get(SNAPSHOTS.saturating_sub(1)))
            .map(|last| Cursor {
                key: last.taken_at.millis(),
                id: last.id.to_string(),
            });
        let attempts: Vec<AttemptId> = rows
            .iter()
            .filter_map(|row| row.attempt_id.clone())
            .collect();
        let origins = self.origins(&attempts).await?;
        Ok((views(rows, &origins), older))
    }
}

/// The first [`SNAPSHOTS`], each beside the one before it.
fn views(rows: Vec<SnapshotRow>, origins: &HashMap<AttemptId, AttemptOrigin>) -> Vec<SnapshotView> {
    let before: Vec<SetIds> = rows
        .iter()
        .skip(1)
        .map(|row| row.sets.clone())
        .chain([SetIds::default()])
        .collect();
    let views = rows
        .into_iter()
        .zip(before)
        .map(|(row, before)| SnapshotView {
            id: row.id,
            taken_at: row.taken_at,
            source: row.source,
            added: row.sets.minus(&before),
            removed: before.minus(&row.sets),
            sets: row.sets,
            link: row
                .attempt_id
                .and_then(|attempt| origins.get(&attempt))
                .map(|origin| origin.link.clone()),
        });
    views.take(SNAPSHOTS).collect()
}
