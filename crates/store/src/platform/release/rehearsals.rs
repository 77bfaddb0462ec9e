use domain::{
    ids::{PlatformId, RehearsalId},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, Condition, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, UpdateMany,
    sea_query::{Expr, OnConflict},
};

use crate::{
    PlatformStore, PlatformTx, RehearsalRow, Rehearsed, RehearsedAt, Result,
    decode::{Decode, time_or_null},
    entities::rehearsal::{ActiveModel, Column, Entity, Model},
    insert::unless_taken,
    lease::{self, Claim},
};

impl PlatformStore<'_> {
    /// The newest rehearsals.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn rehearsals(&self, limit: u64) -> Result<Vec<RehearsalRow>> {
        let rows = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .order_by(Column::Id, Order::Desc)
            .limit(limit)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(row_of).collect()
    }

    /// Takes a rehearsal that is not over: its fence and how it stands, or none when somebody else has it.
    ///
    /// # Errors
    /// As [`Self::rehearsals`].
    pub async fn claim_rehearsal(
        &self,
        id: &RehearsalId,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<(i64, RehearsalRow)>> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()))
            .add(Column::EndedAt.is_null());
        let claim = Claim { owner, now, until };
        let Some(fence) = lease::take(&self.db.write, Entity, which, claim).await? else {
            return Ok(None);
        };
        // Through the writer: a reader may not have seen the lease yet.
        let row = Entity::find_by_id(id.as_str()).one(&self.db.write).await?;
        Ok(row.map(row_of).transpose()?.map(|row| (fence, row)))
    }

    /// Keeps the results so far; false when the lease was lost.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn put_rehearsal_sheet(
        &self,
        id: &RehearsalId,
        fence: i64,
        sheet: &str,
    ) -> Result<bool> {
        let update = self.held_rehearsal(id, fence);
        let update = update.col_expr(Column::Sheet, Expr::value(sheet));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }

    /// Gives the lease back: every case was posted at `posted_at`, and what is missing is looked for at `next`.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn wait_for_rehearsal(
        &self,
        id: &RehearsalId,
        fence: i64,
        posted_at: Timestamp,
        next: Timestamp,
    ) -> Result<()> {
        self.held_rehearsal(id, fence)
            .col_expr(Column::PostedAt, Expr::value(posted_at.millis()))
            .col_expr(Column::NextTryAt, Expr::value(next.millis()))
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Notes that something of a rehearsal was worked off, unless that is over or was noted; the first time is kept.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_rehearsed(
        &self,
        id: &RehearsalId,
        (what, mini): (Rehearsed, bool),
        now: Timestamp,
    ) -> Result<()> {
        let noted = noted(&self.id, id, column_of(what, mini), now);
        noted.exec(&self.db.write).await?;
        Ok(())
    }

    fn held_rehearsal(&self, id: &RehearsalId, fence: i64) -> UpdateMany<Entity> {
        Entity::update_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
            .filter(Column::Fence.eq(fence))
            .filter(Column::EndedAt.is_null())
    }
}

impl PlatformTx<'_> {
    /// [`PlatformStore::note_rehearsed`], along with what else is written.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_rehearsed(
        &self,
        id: &RehearsalId,
        (what, mini): (Rehearsed, bool),
        now: Timestamp,
    ) -> Result<()> {
        let noted = noted(self.id(), id, column_of(what, mini), now);
        noted.exec(&self.db.write).await?;
        Ok(())
    }

    /// Begins a rehearsal; false while another one of the platform is not over.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn begin_rehearsal(
        &self,
        id: &RehearsalId,
        started_by: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let row = ActiveModel {
            id: Set(id.to_string()),
            platform_id: Set(self.id().to_string()),
            open_for: Set(Some(self.id().to_string())),
            started_by: Set(started_by.to_owned()),
            started_at: Set(now.millis()),
            sheet: Set("[]".to_owned()),
            next_try_at: Set(now.millis()),
            fence: Set(0),
            ..Default::default()
        };
        unless_taken(&self.db.write, row, OnConflict::column(Column::OpenFor)).await
    }

    /// Ends a rehearsal with its results; false when the lease was lost, and then nothing is changed.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn end_rehearsal(
        &self,
        id: &RehearsalId,
        fence: i64,
        sheet: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let update = self
            .held_rehearsal(id, fence)
            .col_expr(Column::Sheet, Expr::value(sheet))
            .col_expr(Column::EndedAt, Expr::value(now.millis()))
            .col_expr(Column::OpenFor, Expr::value(Option::<String>::None))
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }
}

/// Where it is noted, of the official account or of the mini program.
const fn column_of(what: Rehearsed, mini: bool) -> Column {
    match (what, mini) {
        (Rehearsed::Authorized, false) => Column::AuthorizedAt,
        (Rehearsed::Queried, false) => Column::QueriedAt,
        (Rehearsed::Revoked, false) => Column::RevokedAt,
        (Rehearsed::Authorized, true) => Column::MiniAuthorizedAt,
        (Rehearsed::Queried, true) => Column::MiniQueriedAt,
        (Rehearsed::Revoked, true) => Column::MiniRevokedAt,
    }
}

fn noted(
    platform: &PlatformId,
    id: &RehearsalId,
    column: Column,
    now: Timestamp,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(column, Expr::value(now.millis()))
        .filter(Column::PlatformId.eq(platform.as_str()))
        .filter(Column::Id.eq(id.as_str()))
        .filter(Column::EndedAt.is_null())
        .filter(column.is_null())
}

fn row_of(row: Model) -> Result<RehearsalRow> {
    Ok(RehearsalRow {
        id: Decode("rehearsal").id("id", &row.id)?,
        started_by: row.started_by,
        started_at: Timestamp::from_millis(row.started_at),
        posted_at: time_or_null(row.posted_at),
        ended_at: time_or_null(row.ended_at),
        sheet: row.sheet,
        worked: [
            RehearsedAt {
                authorized: time_or_null(row.authorized_at),
                queried: time_or_null(row.queried_at),
                revoked: time_or_null(row.revoked_at),
            },
            RehearsedAt {
                authorized: time_or_null(row.mini_authorized_at),
                queried: time_or_null(row.mini_queried_at),
                revoked: time_or_null(row.mini_revoked_at),
            },
        ],
    })
}
