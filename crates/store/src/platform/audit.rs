use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    ids::AuditId,
    list::{AuditFilter, Cursor, PAGE_SIZE, Page},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, Select,
    sea_query::{Expr, ExprTrait as _},
};

use super::{
    PlatformStore,
    listing::{behind, newest},
};
use crate::{
    AuditRow, Result, StoreError,
    decode::Decode,
    dialect::rarely,
    entities::audit_event::{Column, Entity, Model},
};

impl PlatformStore<'_> {
    /// A page of the platform's audit trail, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn audit(&self, filter: &AuditFilter) -> Result<Page<AuditRow>> {
        let rows = self.audit_slice(filter, PAGE_SIZE + 1).await?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// The first `limit` entries that the filter leaves, newest first.
    ///
    /// # Errors
    /// As [`Self::audit`].
    pub async fn audit_slice(&self, filter: &AuditFilter, limit: u64) -> Result<Vec<AuditRow>> {
        let rows = self.audit_query(filter, limit).all(&self.db.read).await?;
        rows.into_iter().map(audit_row).collect()
    }

    /// One entry.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; as [`Self::audit`].
    pub async fn audit_entry(&self, id: &AuditId) -> Result<AuditRow> {
        let row = self
            .own_audit()
            .filter(Column::Id.eq(id.as_str()))
            .one(&self.db.read)
            .await?;
        audit_row(row.ok_or(StoreError::NotFound)?)
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

    pub(crate) fn audit_query(&self, filter: &AuditFilter, limit: u64) -> Select<Entity> {
        let mut query = self.own_audit();
        for (place, (column, value)) in narrowing(filter).into_iter().enumerate() {
            // The first goes by its index. The others look at the rows that it finds: as expressions they leave
            // the database no other index to choose, which would make it sort.
            query = if place == 0 {
                let backend = self.db.read.get_database_backend();
                query.filter(rarely(backend, named(column), value))
            } else {
                query.filter(verified(column).eq(value))
            };
        }
        if let Some(outcome) = filter.outcome.filter(|outcome| *outcome == Outcome::Done) {
            query = query.filter(verified(Column::Outcome).eq(outcome.code()));
        }
        if let Some(from) = filter.from {
            query = query.filter(Column::At.gte(from.begins().millis()));
        }
        if let Some(to) = filter.to {
            query = query.filter(Column::At.lt(to.ends().millis()));
        }
        let query = behind(query, Column::At, Column::Id, filter.after.as_ref());
        newest(query, Column::At, Column::Id, limit)
    }

    fn own_audit(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }
}

/// What the filter asks for, the rarest kind of thing first: its index leaves the fewest rows. That something was done
/// is so common that it has none.
fn narrowing(filter: &AuditFilter) -> Vec<(Column, String)> {
    let rare_outcome = filter.outcome.filter(|outcome| *outcome != Outcome::Done);
    let parts = [
        (Column::ObjectId, filter.object.clone()),
        (Column::ActorId, filter.actor.clone()),
        (
            Column::Outcome,
            rare_outcome.map(|outcome| outcome.code().to_owned()),
        ),
        (
            Column::Action,
            filter.action.map(|action| action.code().to_owned()),
        ),
        (
            Column::ObjectKind,
            filter.object_kind.map(|kind| kind.code().to_owned()),
        ),
        (
            Column::ActorKind,
            filter.actor_kind.map(|kind| kind.code().to_owned()),
        ),
    ];
    parts
        .into_iter()
        .filter_map(|(column, value)| Some((column, value?)))
        .collect()
}

/// The column as an expression that no index is about.
fn verified(column: Column) -> Expr {
    Expr::cust(format!("COALESCE({}, '')", named(column)))
}

/// The column with its table's name.
const fn named(column: Column) -> &'static str {
    match column {
        Column::ActorId => "audit_event.actor_id",
        Column::Outcome => "audit_event.outcome",
        Column::Action => "audit_event.action",
        Column::ObjectKind => "audit_event.object_kind",
        Column::ActorKind => "audit_event.actor_kind",
        _ => "audit_event.object_id",
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
