use std::fmt;

use domain::ids::PlatformId;
use sea_orm::DatabaseTransaction;

use crate::{NewAudit, PlatformTx, Result, SystemTx, keys::KeyRing, store::Access};

/// A transaction. Dropped without [`commit`](Self::commit), it leaves nothing behind.
#[must_use = "nothing happens unless it is committed"]
pub struct Tx<'s> {
    transaction: DatabaseTransaction,
    keys: &'s KeyRing,
}

impl<'s> Tx<'s> {
    pub(crate) fn new(transaction: DatabaseTransaction, keys: &'s KeyRing) -> Self {
        Self { transaction, keys }
    }

    /// The rows of one platform, and their changes.
    #[must_use]
    pub fn platform(&self, id: &PlatformId) -> PlatformTx<'_> {
        PlatformTx::new(self.access(), id)
    }

    /// What cannot know its platform yet, and its changes.
    #[must_use]
    pub fn system(&self) -> SystemTx<'_> {
        SystemTx::new(self.access())
    }

    /// Writes an entry of the audit trail, which stands or falls with everything else in the transaction.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn audit(&self, new: NewAudit) -> Result<()> {
        self.system().insert_audit(new).await
    }

    /// Makes everything that was done in it durable.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db): nothing was done.
    pub async fn commit(self) -> Result<()> {
        Ok(self.transaction.commit().await?)
    }

    fn access(&self) -> Access<'_> {
        Access {
            read: (&self.transaction).into(),
            write: (&self.transaction).into(),
            keys: self.keys,
        }
    }
}

impl fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tx")
    }
}
