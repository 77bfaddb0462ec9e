use sea_orm::{ActiveValue::Set, EntityTrait as _};

use super::SystemTx;
use crate::{NewAudit, Result, entities::audit_event};

impl SystemTx<'_> {
    pub(crate) async fn insert_audit(&self, new: NewAudit) -> Result<()> {
        let entry = new.entry;
        let row = audit_event::ActiveModel {
            id: Set(entry.id.into()),
            platform_id: Set(new.platform_id.map(Into::into)),
            at: Set(entry.at.millis()),
            actor_kind: Set(entry.actor_kind.code().to_owned()),
            actor_id: Set(entry.actor_id),
            actor_name: Set(entry.actor_name),
            action: Set(entry.action.code().to_owned()),
            object_kind: Set(entry.object_kind.map(|kind| kind.code().to_owned())),
            object_id: Set(entry.object_id),
            object_name: Set(entry.object_name),
            outcome: Set(entry.outcome.code().to_owned()),
            before: Set(entry.before),
            after: Set(entry.after),
            reason: Set(entry.reason),
            ip: Set(entry.ip),
            user_agent: Set(entry.user_agent),
            request_id: Set(entry.request_id.map(Into::into)),
        };
        audit_event::Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }
}
