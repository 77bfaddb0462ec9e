use std::sync::Arc;

use sea_orm::{Database, DatabaseConnection, EntityTrait as _, PaginatorTrait as _};

use crate::{
    MasterKey, Result, Store, dialect::Dialect, entities::installation, inbox::Inbox,
    keys::KeyRing, store::Inner,
};

impl Store {
    /// Opens a database whose schema is up to date: `sqlite://path` or `postgres://…`. A new database keeps a mark of
    /// `key`; an older one is refused with any other key.
    ///
    /// # Errors
    /// [`WrongKey`](crate::StoreError::WrongKey), [`BadUrl`](crate::StoreError::BadUrl), [`Db`](crate::StoreError::Db).
    pub async fn connect(url: &str, key: &MasterKey) -> Result<Self> {
        let dialect = Dialect::of(url)?;
        let writer = Database::connect(dialect.writer(url)).await?;
        let reader = match dialect.reader(url) {
            Some(options) => Database::connect(options).await?,
            None => writer.clone(),
        };
        let store = Self::over(writer, reader, KeyRing::new(key));
        store.system().check_key().await?;
        Ok(store)
    }

    /// Whether a master key has left its mark in the database at `url`, whose schema is up to date: any other key is the
    /// wrong one then.
    ///
    /// # Errors
    /// [`BadUrl`](crate::StoreError::BadUrl), [`Db`](crate::StoreError::Db).
    pub async fn is_sealed(url: &str) -> Result<bool> {
        let connection = Database::connect(Dialect::of(url)?.writer(url)).await?;
        let marks = installation::Entity::find().count(&connection).await?;
        connection.close().await?;
        Ok(marks > 0)
    }

    fn over(writer: DatabaseConnection, reader: DatabaseConnection, keys: KeyRing) -> Self {
        let inbox = Inbox::new(writer.clone());
        Self(Arc::new(Inner {
            writer,
            reader,
            keys,
            inbox,
        }))
    }
}
