use domain::{
    authorizer::{GrantStatus, SnapshotSource, Standing},
    ids::AuthorizerId,
    placement::Placement,
    sets::SetIds,
    time::Timestamp,
};
use store::{AuthorizerRow, GrantUpdate, NewAuthorizer, StoreError, Tx};

use super::Grant;
use crate::entropy;

impl Grant<'_> {
    /// Writes the account's row: a new one, or what a new grant changes of the one that is there.
    pub(super) async fn write_authorizer(
        &self,
        tx: &Tx,
        known: Option<&AuthorizerRow>,
        granted: &SetIds,
        expected: &SetIds,
        placement: &Placement,
        now: Timestamp,
    ) -> Result<AuthorizerId, StoreError> {
        let rows = tx.platform(&self.platform.id);
        // No push brought it: WeChat's list says when it was granted.
        let granted_at = match self.source {
            SnapshotSource::Reconciliation => Timestamp::from_secs(self.event_time),
            _ => now,
        };
        let aside = (placement.standing == Standing::WrongAccount)
            .then_some(self.meant)
            .flatten();
        let set_aside = aside.map(|(_, attempt)| attempt.clone());
        let Some(known) = known else {
            let id = AuthorizerId::new(now, entropy::bytes());
            rows.insert_authorizer(&NewAuthorizer {
                id: id.clone(),
                appid: self.exchanged.authorization.authorizer_appid.clone(),
                customer_id: placement.customer.clone(),
                standing: placement.standing,
                granted: granted.clone(),
                expected: expected.clone(),
                granted_at,
                grant_event_time: self.event_time,
                set_aside_attempt_id: set_aside,
                created_at: now,
            })
            .await?;
            return Ok(id);
        };
        // A change of sets is no new grant: the list, sorted by grant, stays as it is.
        let changed_only = match self.source {
            SnapshotSource::UpdatePush => known.status == GrantStatus::Authorized,
            SnapshotSource::Reconciliation => known.status != GrantStatus::Unauthorized,
            _ => false,
        };
        rows.update_grant(
            &known.id,
            &GrantUpdate {
                granted: granted.clone(),
                expected: expected.clone(),
                granted_at: if changed_only {
                    known.granted_at
                } else {
                    granted_at
                },
                grant_event_time: self.event_time,
                updated_at: now,
            },
        )
        .await?;
        match (self.meant, &placement.customer) {
            // No link says anything of whose it is: that stays as it is.
            (None, _) => {}
            (Some(_), Some(customer)) if placement.standing == Standing::Assigned => {
                rows.assign(&known.id, customer, now).await?;
            }
            _ => {
                rows.set_standing(&known.id, placement.standing, set_aside.as_ref(), now)
                    .await?
            }
        }
        Ok(known.id.clone())
    }
}
