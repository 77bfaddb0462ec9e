use std::{fmt, sync::Arc};

use domain::ids::PlatformId;
use sea_orm::{DatabaseConnection, DatabaseExecutor, TransactionTrait as _};

use crate::{PlatformStore, Result, SystemStore, Tx, dialect, inbox::Inbox, keys::KeyRing};

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) writer: DatabaseConnection,
    pub(crate) reader: DatabaseConnection,
    pub(crate) keys: KeyRing,
    pub(crate) inbox: Inbox,
}

/// Where statements go, and the keys that open what they bring: two pools, or one transaction.
pub(crate) struct Access<'a> {
    pub(crate) read: DatabaseExecutor<'a>,
    pub(crate) write: DatabaseExecutor<'a>,
    pub(crate) keys: &'a KeyRing,
    /// Where pushes gather on their way; none in a transaction, which writes them itself.
    pub(crate) inbox: Option<&'a Inbox>,
}

impl Store {
    /// The rows of one platform.
    #[must_use]
    pub fn platform(&self, id: &PlatformId) -> PlatformStore<'_> {
        PlatformStore::new(self.access(), id)
    }

    /// What cannot know its platform yet.
    #[must_use]
    pub fn system(&self) -> SystemStore<'_> {
        SystemStore::new(self.access())
    }

    /// Begins a transaction: nothing of it happens unless [`Tx::commit`] is reached. Keep it short, call nobody over
    /// the network, and write through it alone: on SQLite every other writer waits until it ends.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn begin(&self) -> Result<Tx> {
        let transaction = self
            .0
            .writer
            .begin_with_options(dialect::transaction())
            .await?;
        Ok(Tx::new(transaction, self.clone()))
    }

    /// Waits for what is under way, then closes every connection.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn close(&self) -> Result<()> {
        self.0.reader.close_by_ref().await?;
        self.0.writer.close_by_ref().await?;
        Ok(())
    }

    fn access(&self) -> Access<'_> {
        Access {
            read: (&self.0.reader).into(),
            write: (&self.0.writer).into(),
            keys: &self.0.keys,
            inbox: Some(&self.0.inbox),
        }
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Store")
    }
}
