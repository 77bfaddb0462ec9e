use console::{MessageKind, Rehearsal, Release, TestGrant};
use store::{RehearsalRow, StoreError};

use crate::{platform::Desk, release::results_of};

/// How many rehearsals are shown.
const SHOWN: u64 = 10;

impl Desk {
    pub(super) async fn read_release(&self) -> Result<Release, StoreError> {
        let rows = self.rows();
        let rehearsals = rows.rehearsals(SHOWN).await?;
        let test_grants = rows.test_grants().await?;
        let messages = rows.message_counts().await?;
        Ok(Release {
            event_url: self.event_url(),
            message_url: self.message_url(),
            rehearsals: rehearsals.into_iter().map(shown).collect(),
            test_grants: test_grants
                .into_iter()
                .map(|row| TestGrant {
                    appid: row.appid,
                    granted_at: row.granted_at,
                    revoked_at: row.revoked_at,
                })
                .collect(),
            messages: messages
                .into_iter()
                .map(|row| MessageKind {
                    kind: row.kind,
                    count: row.count,
                    last_at: row.last_at,
                })
                .collect(),
        })
    }
}

fn shown(row: RehearsalRow) -> Rehearsal {
    Rehearsal {
        results: results_of(&row),
        id: row.id,
        started_by: row.started_by,
        started_at: row.started_at,
        ended_at: row.ended_at,
    }
}
