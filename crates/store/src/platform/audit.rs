use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    list::{AuditFilter, Cursor, Page},
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select};

use super::{
    PlatformStore,
    listing::{newest, page},
};
use crate::{
    AuditRow, Result,
    decode::Decode,
    entities::audit_event::{Column, Entity, Model},
};

impl PlatformStore<'_> {
    /// A page of the platform's audit trail, newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn audit(&self, filter: &AuditFilter) -> Result<Page<AuditRow>> {
        let rows = self.audit_query(filter).all(&self.db.read).await?;
        let rows: Vec<AuditRow> = rows.into_iter().map(audit_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// The newest `limit` entries.
    ///
    /// # Errors
    /// As [`Self::audit`].
    pub async fn recent_audit(&self, limit: u64) -> Result<Vec<AuditRow>> {
        let rows = newest(self.own_audit(), Column::At, Column::Id, limit)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(audit_row).collect()
    }

    pub(crate) fn audit_query(&self, filter: &AuditFilter) -> Select<Entity> {
        let mut query = self.own_audit();
        if let Some(object) = &filter.object {
            query = query.filter(Column::ObjectId.eq(object.as_str()));
        }
        page(query, Column::At, Column::Id, filter.after.as_ref())
    }

    fn own_audit(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }
}

fn audit_row(row: Model) -> Result<AuditRow> {
    let decode = Decode("audit_event");
    Ok(AuditRow {
        id: decode.id("id", &row.id)?,
        at: Timestamp::from_millis(row.at),
        actor_kind: decode.known("actor_kind", ActorKind::from_code(&row.actor_kind))?,
        actor_id: row.actor_id,
        actor_name: row.actor_name,
        action: decode.known("action", Action::from_code(&row.action))?,
        object_kind: decode.known_or_null(
            "object_kind",
            row.object_kind.as_deref(),
            ObjectKind::from_code,
        )?,
        object_id: row.object_id,
        object_name: row.object_name,
        outcome: decode.known("outcome", Outcome::from_code(&row.outcome))?,
        before: row.before,
        after: row.after,
        reason: row.reason,
        ip: row.ip,
        user_agent: row.user_agent,
        request_id: decode.id_or_null("request_id", row.request_id.as_deref())?,
    })
}
