use domain::{
    catalogue,
    conflict::Lack,
    ids::{AuthorizerId, SnapshotId},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, Select,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use super::{PlatformStore, PlatformTx};
use crate::{
    ConflictRow, NewConflict, Result, StoreError,
    decode::Decode,
    entities::{
        authorizer,
        conflict::{ActiveModel, Column, Entity, Model},
    },
    insert::unless_taken,
};

impl PlatformStore<'_> {
    /// What an authorizer lacks, by the id of the set.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn open_conflicts(&self, authorizer: &AuthorizerId) -> Result<Vec<ConflictRow>> {
        let rows = self
            .open_conflicts_query(authorizer)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(conflict_row).collect()
    }

    pub(crate) fn open_conflicts_query(&self, authorizer: &AuthorizerId) -> Select<Entity> {
        Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::AuthorizerId.eq(authorizer.as_str()))
            .filter(Column::ClosedAt.is_null())
            .order_by(Column::SetId, Order::Asc)
    }
}

impl PlatformTx<'_> {
    /// Notes that an expected set is lacking. Refresh the counters afterwards.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for `set` when that is noted already, [`StoreError::Db`].
    pub async fn open_conflict(&self, new: &NewConflict) -> Result<()> {
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            authorizer_id: Set(new.authorizer_id.to_string()),
            set_id: Set(new.set),
            lack: Set(new.lack.code().to_owned()),
            opened_at: Set(new.opened_at.millis()),
            opened_by: Set(new.opened_by.to_string()),
            ..Default::default()
        };
        let mut unique =
            OnConflict::columns([Column::PlatformId, Column::AuthorizerId, Column::SetId]);
        unique.target_and_where(Expr::col(Column::ClosedAt).is_null());
        match unless_taken(&self.db.write, row, unique).await? {
            true => Ok(()),
            false => Err(StoreError::Taken("set")),
        }
    }

    /// Notes that a set is not lacking any more: whether it was. Refresh the counters afterwards.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn close_conflict(
        &self,
        authorizer: &AuthorizerId,
        set: i64,
        snapshot: &SnapshotId,
        at: Timestamp,
    ) -> Result<bool> {
        let closed = Entity::update_many()
            .col_expr(Column::ClosedAt, Expr::value(at.millis()))
            .col_expr(Column::ClosedBy, Expr::value(snapshot.as_str()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::AuthorizerId.eq(authorizer.as_str()))
            .filter(Column::SetId.eq(set))
            .filter(Column::ClosedAt.is_null())
            .exec(&self.db.write)
            .await?;
        Ok(closed.rows_affected > 0)
    }

    /// Brings the counters that lists show in line with the open conflicts.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn refresh_lacking(&self, authorizer: &AuthorizerId) -> Result<()> {
        let open = self.open_conflicts(authorizer).await?;
        let exclusive = open
            .iter()
            .filter(|conflict| catalogue::is_exclusive(conflict.set))
            .count();
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        authorizer::Entity::update_many()
            .col_expr(authorizer::Column::Lacking, Expr::value(count(open.len())))
            .col_expr(
                authorizer::Column::LackingExclusive,
                Expr::value(count(exclusive)),
            )
            .filter(authorizer::Column::PlatformId.eq(self.id.as_str()))
            .filter(authorizer::Column::Id.eq(authorizer.as_str()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

fn conflict_row(row: Model) -> Result<ConflictRow> {
    let decode = Decode("conflict");
    Ok(ConflictRow {
        id: decode.id("id", &row.id)?,
        set: row.set_id,
        lack: decode.known("lack", Lack::from_code(&row.lack))?,
        opened_at: Timestamp::from_millis(row.opened_at),
    })
}
