use console::Ctx;
use domain::{
    audit::Action,
    conflict::{Difference, Evidence, Lack},
    ids::{AuthorizerId, ConflictId, PlatformId, SnapshotId},
    sets::SetIds,
};
use store::{NewConflict, StoreError, Tx};

use crate::{
    audit::{Actor, Event, Facts, Object},
    entropy,
};

/// The conflicts that follow from a snapshot.
pub(super) struct Conflicts<'a> {
    pub(super) ctx: &'a Ctx,
    pub(super) tx: &'a Tx,
    pub(super) platform: &'a PlatformId,
    pub(super) id: &'a AuthorizerId,
    pub(super) snapshot: &'a SnapshotId,
    pub(super) object: &'a Object,
    pub(super) evidence: Evidence,
}

impl Conflicts<'_> {
    /// Closes what is granted again, opens what is lacking now, and renews the counters that lists show.
    pub(super) async fn write(
        &self,
        difference: &Difference,
        granted: &SetIds,
    ) -> Result<(), StoreError> {
        let rows = self.tx.platform(self.platform);
        let open: SetIds = rows
            .open_conflicts(self.id)
            .await?
            .into_iter()
            .map(|conflict| conflict.set)
            .collect();
        let returned = open.and(granted);
        for set in returned.iter() {
            rows.close_conflict(self.id, set, self.snapshot, self.ctx.now)
                .await?;
        }
        self.tell(Action::ReturnSets, &returned).await?;
        self.open(
            Lack::Withheld,
            Action::WithholdSets,
            &difference.withheld.minus(&open),
        )
        .await?;
        self.open(
            Lack::Removed,
            Action::RemoveSets,
            &difference.removed.minus(&open),
        )
        .await?;
        rows.refresh_lacking(self.id).await
    }

    async fn open(&self, lack: Lack, action: Action, sets: &SetIds) -> Result<(), StoreError> {
        for set in sets.iter() {
            let conflict = NewConflict {
                id: ConflictId::new(self.ctx.now, entropy::bytes()),
                authorizer_id: self.id.clone(),
                set,
                lack,
                opened_at: self.ctx.now,
                opened_by: self.snapshot.clone(),
                evidence: self.evidence,
            };
            self.tx
                .platform(self.platform)
                .open_conflict(&conflict)
                .await?;
        }
        self.tell(action, sets).await
    }

    async fn tell(&self, action: Action, sets: &SetIds) -> Result<(), StoreError> {
        if sets.is_empty() {
            return Ok(());
        }
        let event = Event::new(self.ctx, Actor::system(), action)
            .at(self.platform)
            .on(self.object.clone());
        self.tx
            .audit(event.after(Facts::new().sets("sets", sets)).done())
            .await
    }
}
