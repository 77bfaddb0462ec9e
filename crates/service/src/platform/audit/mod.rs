mod book;
mod export;

use console::AuditRow;
use domain::{
    audit::ObjectKind,
    ids::AuditId,
    list::{AuditFilter, Page},
};
use store::StoreError;

use super::Desk;

impl Desk {
    pub(super) async fn list_audit(
        &self,
        filter: &AuditFilter,
    ) -> Result<Page<AuditRow>, StoreError> {
        let mut page = self.rows().audit(filter).await?.map(audit_row);
        self.find_links(&mut page.rows).await?;
        Ok(page)
    }

    pub(super) async fn read_entry(&self, id: &AuditId) -> Result<AuditRow, StoreError> {
        let mut row = audit_row(self.rows().audit_entry(id).await?);
        self.find_links(std::slice::from_mut(&mut row)).await?;
        Ok(row)
    }

    /// Which links the attempts among them belong to.
    async fn find_links(&self, rows: &mut [AuditRow]) -> Result<(), StoreError> {
        let attempts: Vec<&str> = rows
            .iter()
            .filter(|row| row.object_kind == Some(ObjectKind::Attempt))
            .filter_map(|row| row.object_id.as_deref())
            .collect();
        if attempts.is_empty() {
            return Ok(());
        }
        let links = self.rows().links_of_attempts(&attempts).await?;
        for row in rows {
            let id = row.object_id.as_ref();
            row.link = id.and_then(|id| links.get(id)).cloned();
        }
        Ok(())
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
        link: None,
        outcome,
        before,
        after,
        reason,
        ip,
        user_agent,
        request_id,
    }
}
