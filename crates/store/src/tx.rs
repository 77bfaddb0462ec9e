use std::fmt;

use domain::ids::PlatformId;
use sea_orm::DatabaseTransaction;

use crate::{NewAudit, PlatformTx, Result, Store, SystemTx, store::Access};

/// A transaction. Dropped without [`commit`](Self::commit), it leaves nothing behind.
#[must_use = "nothing happens unless it is committed"]
pub struct Tx {
    transaction: DatabaseTransaction,
    store: Store,
}

impl Tx {
    pub(crate) fn new(transaction: DatabaseTransaction, store: Store) -> Self {
        Self { transaction, store }
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
            keys: &self.store.0.keys,
            inbox: None,
        }
    }
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tx")
    }
}
