//! The door to one platform: every statement here names the platform, so that an id of another one is not found.

pub(crate) mod attempts;
mod audit;
pub(crate) mod authorizers;
mod calls;
mod component;
mod conflicts;
mod counts;
pub(crate) mod customers;
pub(crate) mod head;
pub(crate) mod invitations;
pub(crate) mod links;
mod listing;
mod pairs;
pub(crate) mod pushes;
mod quotas;
mod reconciliation;
mod refusals;
mod release;
mod rests;
mod rivals;
pub(crate) mod search;
pub(crate) mod secrets;
mod settings;
mod snapshots;
mod staff;

pub use authorizers::Decision;

use std::ops::Deref;

use domain::ids::PlatformId;

use crate::store::Access;

/// The rows of one platform, and the few changes that stand alone.
pub struct PlatformStore<'a> {
    db: Access<'a>,
    id: PlatformId,
}

/// The same within a transaction, and the changes that an entry of the audit trail goes with.
pub struct PlatformTx<'a>(PlatformStore<'a>);

impl<'a> PlatformStore<'a> {
    pub(crate) fn new(db: Access<'a>, id: &PlatformId) -> Self {
        Self { db, id: id.clone() }
    }

    /// Which platform.
    #[must_use]
    pub fn id(&self) -> &PlatformId {
        &self.id
    }
}

impl<'a> PlatformTx<'a> {
    pub(crate) fn new(db: Access<'a>, id: &PlatformId) -> Self {
        Self(PlatformStore::new(db, id))
    }
}

impl<'a> Deref for PlatformTx<'a> {
    type Target = PlatformStore<'a>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}
