use sea_orm::{ActiveValue::Set, EntityTrait as _, sea_query::OnConflict};
use secrecy::ExposeSecret as _;

use super::SystemStore;
use crate::{Result, StoreError, entities::installation, insert::unless_taken, keys::Slot};

const KEY_CHECK: Slot = Slot::new("installation", "key_check");
/// The one row.
pub(super) const ID: &str = "installation";
const CONSTANT: &str = "grantbook";

impl SystemStore<'_> {
    /// Checks the master key against the mark in the database; a database without one gets it.
    pub(crate) async fn check_key(&self) -> Result<()> {
        if self.find_mark().await?.is_none() {
            self.leave_mark().await?;
        }
        let mark = self.find_mark().await?.ok_or(StoreError::NotFound)?;
        match self.db.keys.open(KEY_CHECK, ID, &mark) {
            Ok(constant) if constant.expose_secret() == CONSTANT => Ok(()),
            _ => Err(StoreError::WrongKey),
        }
    }

    async fn find_mark(&self) -> Result<Option<Vec<u8>>> {
        let row = installation::Entity::find_by_id(ID)
            .one(&self.db.write)
            .await?;
        Ok(row.map(|row| row.key_check))
    }

    /// Of several nodes that start for the first time at once, the first leaves its mark; the others keep to it.
    async fn leave_mark(&self) -> Result<()> {
        let row = installation::ActiveModel {
            id: Set(ID.to_owned()),
            key_check: Set(self.db.keys.seal(KEY_CHECK, ID, &CONSTANT.into())?),
            ..Default::default()
        };
        let unique = OnConflict::column(installation::Column::Id);
        unless_taken(&self.db.write, row, unique).await?;
        Ok(())
    }
}
