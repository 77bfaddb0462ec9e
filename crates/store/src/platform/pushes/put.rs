use domain::push::{PushOutcome, PushState, event_millis};
use sea_orm::ActiveValue::Set;
use secrecy::ExposeSecret as _;

use super::BODY;
use crate::{
    NewPush, PlatformStore, PushReceipt, Result, entities::push::ActiveModel, inbox,
    insert::unless_taken,
};

impl PlatformStore<'_> {
    /// Puts a push down, in one statement with others that come at the same time. It is durable when this returns
    /// (within a transaction: when that is committed), and so is the one before it that had the same content.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn insert_push(&self, new: &NewPush) -> Result<PushReceipt> {
        let common = new.identity.as_deref();
        let common = common.unwrap_or_else(|| new.body.expose_secret());
        let digest = self.db.keys.mac(BODY, common)?;
        let received_at = new.received_at.millis();
        let state = match new.needs_work {
            true => PushState::Waiting,
            false => PushState::Done,
        };
        let noted = (!new.needs_work).then(|| PushOutcome::Noted.code().to_owned());
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            digest: Set(digest.clone()),
            info_type: Set(new.info_type.clone()),
            appid: Set(new.appid.clone()),
            create_time: Set(new.create_time),
            body: Set(self.db.keys.seal(BODY, new.id.as_str(), &new.body)?),
            received_at: Set(received_at),
            state: Set(state.code().to_owned()),
            tries: Set(0),
            next_try_at: Set(received_at),
            lease_owner: Set(None),
            lease_until: Set(None),
            fence: Set(0),
            failure: Set(None),
            done_at: Set((!new.needs_work).then_some(received_at)),
            came_by: Set(new.came_by.code().to_owned()),
            pair: Set(Some(new.pair.code().to_owned())),
            event_at: Set(event_millis(new.create_time, received_at)),
            dies_at: Set(new.dies_at.map(|at| at.millis())),
            began_at: Set(None),
            outcome: Set(noted),
            failure_errcode: Set(None),
            failure_rid: Set(None),
            attempt_id: Set(None),
        };
        let is_new = match self.db.inbox {
            Some(inbox) => inbox.put(new.id.to_string(), digest, row).await?,
            None => unless_taken(&self.db.write, row, inbox::unique()).await?,
        };
        Ok(match is_new {
            true => PushReceipt::Inserted(new.id.clone()),
            false => PushReceipt::Duplicate,
        })
    }
}
