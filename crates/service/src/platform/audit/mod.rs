mod book;
mod export;

use console::AuditRow;
use domain::list::{AuditFilter, Page};
use store::StoreError;

use super::Desk;

impl Desk {
    pub(super) async fn list_audit(
        &self,
        filter: &AuditFilter,
    ) -> Result<Page<AuditRow>, StoreError> {
        Ok(self.rows().audit(filter).await?.map(audit_row))
    }
}

/// An entry as pages show it.
pub(super) fn audit_row(row: store::AuditRow) -> AuditRow {
    let store::AuditRow {
        id,
        at,
        actor_kind,
        actor_id,
        actor_name,
        action,
        object_kind,
        object_id,
        object_name,
        outcome,
        before,
        after,
        reason,
        ip,
        user_agent,
        request_id,
    } = row;
    AuditRow {
        id,
        at,
        actor_kind,
        actor_id,
        actor_name,
        action,
        object_kind,
        object_id,
        object_name,
        outcome,
        before,
        after,
        reason,
        ip,
        user_agent,
        request_id,
    }
}
