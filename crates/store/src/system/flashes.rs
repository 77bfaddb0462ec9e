use domain::{ids::FlashId, time::Timestamp};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};

use super::{SystemStore, SystemTx};
use crate::{Result, entities::flash, keys::Slot};

const HOLDER: Slot = Slot::new("flash", "holder_mac");

impl SystemStore<'_> {
    /// Keeps what was typed into a form that was refused. `holder` is a secret of the one who may see it again: the
    /// session's, or whatever else the visitor holds.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn keep_flash(
        &self,
        id: &FlashId,
        holder: Option<&str>,
        body: &str,
        now: Timestamp,
    ) -> Result<()> {
        let row = flash::ActiveModel {
            id: Set(id.to_string()),
            holder_mac: Set(self.holder_mac(holder)?),
            body: Set(body.to_owned()),
            created_at: Set(now.millis()),
        };
        flash::Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// What this same holder left.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn flash(&self, id: &FlashId, holder: Option<&str>) -> Result<Option<String>> {
        let holder_mac = self.holder_mac(holder)?;
        let row = flash::Entity::find_by_id(id.as_str())
            .one(&self.db.read)
            .await?;
        Ok(row
            .filter(|row| row.holder_mac == holder_mac)
            .map(|row| row.body))
    }

    fn holder_mac(&self, holder: Option<&str>) -> Result<Option<String>> {
        holder
            .map(|holder| self.db.keys.mac(HOLDER, holder))
            .transpose()
    }
}

impl SystemTx<'_> {
    /// Removes what this holder left, for good: whether it was still there.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn take_flash(&self, id: &FlashId, holder: Option<&str>) -> Result<bool> {
        let holder_mac = self.holder_mac(holder)?;
        let taken = flash::Entity::delete_many()
            .filter(flash::Column::Id.eq(id.as_str()))
            .filter(flash::Column::HolderMac.eq(holder_mac))
            .exec(&self.db.write)
            .await?;
        Ok(taken.rows_affected > 0)
    }
}
