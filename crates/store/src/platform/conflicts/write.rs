use domain::{
    catalogue,
    ids::{AuthorizerId, ConflictId, PersonId, SnapshotId},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _, OnConflict},
};

use crate::{
    NewConflict, PlatformStore, PlatformTx, Result, StoreError,
    entities::{
        authorizer,
        conflict::{ActiveModel, Column, Entity},
    },
    insert::unless_taken,
};

impl PlatformStore<'_> {
    pub(crate) fn move_conflicts_query(
        &self,
        authorizer: &AuthorizerId,
        customer: &str,
    ) -> UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::CustomerId, Expr::value(customer))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::AuthorizerId.eq(authorizer.as_str()))
    }
}

impl PlatformTx<'_> {
    /// Notes that an expected set is lacking. Refresh the counters afterwards.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for `set` when that is noted already, [`StoreError::Db`].
    pub async fn open_conflict(&self, new: &NewConflict) -> Result<()> {
        let customer: Option<Option<String>> = authorizer::Entity::find()
            .select_only()
            .column(authorizer::Column::CustomerId)
            .filter(authorizer::Column::PlatformId.eq(self.id.as_str()))
            .filter(authorizer::Column::Id.eq(new.authorizer_id.as_str()))
            .into_tuple()
            .one(&self.db.read)
            .await?;
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            authorizer_id: Set(new.authorizer_id.to_string()),
            set_id: Set(new.set),
            lack: Set(new.lack.code().to_owned()),
            opened_at: Set(new.opened_at.millis()),
            opened_by: Set(new.opened_by.to_string()),
            exclusive: Set(catalogue::is_exclusive(new.set).into()),
            customer_id: Set(customer.flatten()),
            evidence: Set(new.evidence.code().to_owned()),
            note: Set(String::new()),
            version: Set(0),
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

    /// Staff take note of a conflict, with a note of theirs. False, and nothing is changed, when it is not as it was at
    /// `version` any more.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn acknowledge_conflict(
        &self,
        id: &ConflictId,
        version: i64,
        by: (&PersonId, &str),
        note: &str,
        at: Timestamp,
    ) -> Result<bool> {
        let update = self
            .one_conflict(id, version)
            .col_expr(Column::AcknowledgedAt, Expr::value(at.millis()))
            .col_expr(Column::AcknowledgedBy, Expr::value(by.0.as_str()))
            .col_expr(Column::AcknowledgedName, Expr::value(by.1))
            .col_expr(Column::Note, Expr::value(note));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Staff take that back; the note stays. False as for [`Self::acknowledge_conflict`].
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn unacknowledge_conflict(&self, id: &ConflictId, version: i64) -> Result<bool> {
        let nothing = || Expr::value(Option::<String>::None);
        let update = self
            .one_conflict(id, version)
            .col_expr(Column::AcknowledgedAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::AcknowledgedBy, nothing())
            .col_expr(Column::AcknowledgedName, nothing());
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Changes the note on a conflict. False as for [`Self::acknowledge_conflict`].
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn note_conflict(&self, id: &ConflictId, version: i64, note: &str) -> Result<bool> {
        let update = self
            .one_conflict(id, version)
            .col_expr(Column::Note, Expr::value(note));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    fn one_conflict(&self, id: &ConflictId, version: i64) -> UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::Version, Expr::value(version.saturating_add(1)))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::Version.eq(version))
    }

    /// The conflicts of an authorizer are those of its customer.
    pub(in crate::platform) async fn move_conflicts(
        &self,
        authorizer: &AuthorizerId,
        customer: &str,
    ) -> Result<()> {
        let moved = self.move_conflicts_query(authorizer, customer);
        moved.exec(&self.db.write).await?;
        Ok(())
    }

    /// Brings what lists show, and what they are narrowed by, in line with the authorizer's row and its open conflicts. Last
    /// of all that a grant, a profile or a revocation changes.
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
        self.list_anew(authorizer).await
    }
}
