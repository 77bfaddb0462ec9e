use domain::{
    authorizer::SnapshotSource,
    ids::{AuthorizerId, SnapshotId},
    list::Cursor,
    time::Timestamp,
};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select};

use super::{
    PlatformStore, PlatformTx,
    listing::{behind, newest},
};
use crate::{
    NewSnapshot, Result, SnapshotRow,
    decode::Decode,
    entities::snapshot::{ActiveModel, Column, Entity, Model},
};

impl PlatformStore<'_> {
    /// The newest `limit` snapshots of an authorizer, newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn snapshots_of(
        &self,
        authorizer: &AuthorizerId,
        limit: u64,
    ) -> Result<Vec<SnapshotRow>> {
        let rows = self
            .snapshots_query(authorizer, limit)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(snapshot_row).collect()
    }

    /// The newest snapshot of an authorizer.
    ///
    /// # Errors
    /// As [`Self::snapshots_of`].
    pub async fn latest_snapshot(&self, authorizer: &AuthorizerId) -> Result<Option<SnapshotRow>> {
        let newest = self.snapshots_of(authorizer, 1).await?;
        Ok(newest.into_iter().next())
    }

    /// One snapshot.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), and as [`Self::snapshots_of`].
    pub async fn snapshot(&self, id: &SnapshotId) -> Result<SnapshotRow> {
        let row = self
            .own_snapshots()
            .filter(Column::Id.eq(id.as_str()))
            .one(&self.db.read)
            .await?;
        snapshot_row(row.ok_or(crate::StoreError::NotFound)?)
    }

    /// Up to `limit` snapshots of an authorizer that were taken before this one, newest first.
    ///
    /// # Errors
    /// As [`Self::snapshots_of`].
    pub async fn snapshots_before(
        &self,
        authorizer: &AuthorizerId,
        place: &Cursor,
        limit: u64,
    ) -> Result<Vec<SnapshotRow>> {
        let query = behind(
            self.snapshots_query(authorizer, limit),
            Column::TakenAt,
            Column::Id,
            Some(place),
        );
        let rows = query.all(&self.db.read).await?;
        rows.into_iter().map(snapshot_row).collect()
    }

    fn own_snapshots(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }

    pub(crate) fn snapshots_query(&self, authorizer: &AuthorizerId, limit: u64) -> Select<Entity> {
        let own = self
            .own_snapshots()
            .filter(Column::AuthorizerId.eq(authorizer.as_str()));
        newest(own, Column::TakenAt, Column::Id, limit)
    }
}

impl PlatformTx<'_> {
    /// Keeps a snapshot.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), also when the authorizer is not one of this platform.
    pub async fn insert_snapshot(&self, new: &NewSnapshot) -> Result<()> {
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            authorizer_id: Set(new.authorizer_id.to_string()),
            taken_at: Set(new.taken_at.millis()),
            source: Set(new.source.code().to_owned()),
            sets: Set(new.sets.to_json()),
            attempt_id: Set(new.attempt_id.as_ref().map(ToString::to_string)),
            push_id: Set(new.push_id.as_ref().map(ToString::to_string)),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }
}

fn snapshot_row(row: Model) -> Result<SnapshotRow> {
    let decode = Decode("snapshot");
    Ok(SnapshotRow {
        id: decode.id("id", &row.id)?,
        taken_at: Timestamp::from_millis(row.taken_at),
        source: decode.known("source", SnapshotSource::from_code(&row.source))?,
        sets: decode.sets("sets", &row.sets)?,
        attempt_id: decode.id_or_null("attempt_id", row.attempt_id.as_deref())?,
    })
}
