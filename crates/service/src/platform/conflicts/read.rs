use std::collections::HashMap;

use console::{Acknowledged, AuthorizerRef, ConflictDetail, ConflictRow, Sighting};
use domain::{
    ids::{AuthorizerId, ConflictId},
    list::{AuditFilter, ConflictFilter, Cursor, Page},
};
use store::{AuthorizerRow, SnapshotRow, StoreError};

use crate::platform::{Desk, audit::audit_row, customers::customer_ref};

impl Desk {
    pub(in crate::platform) async fn list_conflicts(
        &self,
        filter: &ConflictFilter,
    ) -> Result<Page<ConflictRow>, StoreError> {
        let Page { rows, next } = self.rows().conflicts(filter).await?;
        let ids: Vec<AuthorizerId> = rows.iter().map(|row| row.authorizer_id.clone()).collect();
        let authorizers: HashMap<AuthorizerId, AuthorizerRow> = self
            .rows()
            .authorizers_by_id(&ids)
            .await?
            .into_iter()
            .map(|row| (row.id.clone(), row))
            .collect();
        let rows = rows.into_iter().filter_map(|row| {
            let authorizer = authorizers.get(&row.authorizer_id)?;
            Some(self.conflict_row(row, authorizer))
        });
        Ok(Page {
            rows: rows.collect(),
            next,
        })
    }

    pub(super) async fn read_conflict(
        &self,
        id: &ConflictId,
    ) -> Result<ConflictDetail, StoreError> {
        let rows = self.rows();
        let row = rows.conflict(id).await?;
        let set = row.set;
        let authorizer = rows.authorizer(&row.authorizer_id).await?;
        let shown = rows.snapshot(&row.opened_by).await?;
        let place = Cursor {
            key: shown.taken_at.millis(),
            id: shown.id.to_string(),
        };
        let before = rows.snapshots_before(&authorizer.id, &place, 1).await?;
        let over = match &row.closed_by {
            Some(closed_by) => Some(rows.snapshot(closed_by).await?),
            None => None,
        };
        let about = AuditFilter {
            object: Some(id.to_string()),
            ..AuditFilter::default()
        };
        let entries = rows.audit(&about).await?.rows;
        Ok(ConflictDetail {
            before: before.into_iter().next().map(|row| sighting(row, set)),
            shown: sighting(shown, set),
            over: over.map(|row| sighting(row, set)),
            entries: entries.into_iter().map(audit_row).collect(),
            conflict: self.conflict_row(row, &authorizer),
        })
    }

    /// A conflict as pages show it.
    fn conflict_row(&self, row: store::ConflictRow, authorizer: &AuthorizerRow) -> ConflictRow {
        ConflictRow {
            id: row.id,
            set: row.set,
            exclusive: row.exclusive,
            offered: self.platform.offered.contains(row.set),
            lack: row.lack,
            opened_at: row.opened_at,
            evidence: row.evidence,
            closed_at: row.closed_at,
            acknowledged: row
                .acknowledged
                .map(|store::Acknowledged { at, by }| Acknowledged { at, by }),
            note: row.note,
            version: row.version,
            authorizer: AuthorizerRef {
                id: authorizer.id.clone(),
                name: authorizer.name.clone(),
                appid: authorizer.appid.clone(),
            },
            kind: authorizer.kind,
            status: authorizer.status,
            granted: authorizer.granted.clone(),
            customer: authorizer.customer.clone().map(customer_ref),
        }
    }
}

fn sighting(row: SnapshotRow, set: i64) -> Sighting {
    Sighting {
        id: row.id,
        taken_at: row.taken_at,
        source: row.source,
        held: row.sets.contains(set),
        sets: row.sets,
    }
}
