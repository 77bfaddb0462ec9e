use domain::{
    ids::{CustomerId, LinkId, PersonId, PlatformId},
    link::{Ask, LinkState},
    time::Timestamp,
};
use secrecy::SecretString;

use crate::CustomerName;

/// An authorization link.
#[derive(Debug, Clone)]
pub struct LinkRow {
    /// Which link.
    pub id: LinkId,
    /// Of which platform.
    pub platform_id: PlatformId,
    /// For whom.
    pub customer: CustomerName,
    /// The secret in its URL.
    pub token: SecretString,
    /// What it asks for.
    pub ask: Ask,
    /// What it tells the customer beside that.
    pub note: String,
    /// How far it has come, whatever time it is.
    pub stage: LinkState,
    /// How many grants it may bring.
    pub max_grants: i64,
    /// How many it brought.
    pub grants: i64,
    /// How often its button was pressed.
    pub presses: i64,
    /// When the customer saw its page for the first time, as far as we know.
    pub opened_at: Option<Timestamp>,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// When staff withdrew it.
    pub revoked_at: Option<Timestamp>,
    /// The link in whose place it was made.
    pub reissued_from: Option<LinkId>,
    /// Counts its changes: who changes it names the version that was seen.
    pub version: i64,
    /// When it was made.
    pub created_at: Timestamp,
    /// Who made it.
    pub created_by: PersonId,
    /// What that person was called then.
    pub made_by: String,
}

impl LinkRow {
    /// Where it stands.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> LinkState {
        LinkState::at(self.stage, self.expires_at, now)
    }
}

/// A link to make.
#[derive(Debug, Clone)]
pub struct NewLink {
    /// The new link's id.
    pub id: LinkId,
    /// For whom: a customer of the same platform.
    pub customer_id: CustomerId,
    /// The secret for its URL.
    pub token: SecretString,
    /// What it asks for.
    pub ask: Ask,
    /// What it tells the customer beside that.
    pub note: String,
    /// How many grants it may bring.
    pub max_grants: i64,
    /// When it stops working.
    pub expires_at: Timestamp,
    /// The link in whose place it is made.
    pub reissued_from: Option<LinkId>,
    /// Now.
    pub created_at: Timestamp,
    /// Who makes it.
    pub created_by: PersonId,
    /// What that person is called.
    pub made_by: String,
}
