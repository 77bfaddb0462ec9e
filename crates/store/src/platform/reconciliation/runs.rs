use domain::{
    ids::ReconciliationId,
    list::{Cursor, Page},
    reconciliation::{RunPhase, RunState, Tally, Walk},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _,
    QuerySelect as _, Select, sea_query::OnConflict,
};

use crate::{
    NewRun, PlatformStore, PlatformTx, Progress, Result, RunRow, StoreError,
    decode::{Decode, time_or_null},
    entities::{
        finding, listed_account,
        reconciliation::{ActiveModel, Column, Entity, Model},
    },
    insert::unless_taken,
    lease::{self, Claim},
    platform::listing::{newest, page},
};

impl PlatformStore<'_> {
    /// A page of runs, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn runs(&self, after: Option<&Cursor>) -> Result<Page<RunRow>> {
        let rows = self.runs_query(after).all(&self.db.read).await?;
        let rows: Vec<RunRow> = rows.into_iter().map(run_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.started_at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// One run.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and as [`Self::runs`].
    pub async fn run(&self, id: &ReconciliationId) -> Result<RunRow> {
        let row = self
            .own_runs()
            .filter(Column::Id.eq(id.as_str()))
            .one(&self.db.read)
            .await?;
        run_row(row.ok_or(StoreError::NotFound)?)
    }

    /// The newest run.
    ///
    /// # Errors
    /// As [`Self::runs`].
    pub async fn newest_run(&self) -> Result<Option<RunRow>> {
        let query = newest(self.own_runs(), Column::StartedAt, Column::Id, 1);
        query.one(&self.db.read).await?.map(run_row).transpose()
    }

    /// Takes a run that is under way until `until`: the fence that proves it, or none while somebody else has it.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn lease_run(
        &self,
        id: &ReconciliationId,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<i64>> {
        let which = Condition::all()
            .add(Column::PlatformId.eq(self.id.as_str()))
            .add(Column::Id.eq(id.as_str()))
            .add(Column::State.eq(RunState::Running.code()));
        lease::take(&self.db.write, Entity, which, Claim { owner, now, until }).await
    }

    pub(crate) fn runs_query(&self, after: Option<&Cursor>) -> Select<Entity> {
        page(self.own_runs(), Column::StartedAt, Column::Id, after)
    }

    fn own_runs(&self) -> Select<Entity> {
        Entity::find().filter(Column::PlatformId.eq(self.id.as_str()))
    }
}

impl PlatformTx<'_> {
    /// Starts a run: false, and nothing is changed, while another one is under way.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn start_run(&self, new: &NewRun) -> Result<bool> {
        let (by, starter) = new.by.clone().unzip();
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            state: Set(RunState::Running.code().to_owned()),
            phase: Set(RunPhase::List.code().to_owned()),
            thorough: Set(new.thorough),
            started_at: Set(new.started_at.millis()),
            started_by: Set(by.map(|id| id.to_string())),
            starter: Set(starter.unwrap_or_default()),
            list_offset: Set(0),
            pass: Set(0),
            place: Set(String::new()),
            listed: Set(0),
            to_look: Set(0),
            looked: Set(0),
            tally: Set(String::new()),
            tries: Set(0),
            next_try_at: Set(new.started_at.millis()),
            fence: Set(0),
            ..Default::default()
        };
        unless_taken(&self.db.write, row, OnConflict::new()).await
    }

    /// Forgets the runs, with what they found and whatever is left of what they have seen, that are older than the newest
    /// `keep`.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn forget_runs(&self, keep: u64) -> Result<()> {
        let old: Vec<String> = newest(self.own_runs(), Column::StartedAt, Column::Id, 10)
            .offset(keep)
            .select_only()
            .column(Column::Id)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        for id in old {
            listed_account::Entity::delete_many()
                .filter(listed_account::Column::PlatformId.eq(self.id.as_str()))
                .filter(listed_account::Column::ReconciliationId.eq(&id))
                .exec(&self.db.write)
                .await?;
            finding::Entity::delete_many()
                .filter(finding::Column::PlatformId.eq(self.id.as_str()))
                .filter(finding::Column::ReconciliationId.eq(&id))
                .exec(&self.db.write)
                .await?;
            Entity::delete_many()
                .filter(Column::PlatformId.eq(self.id.as_str()))
                .filter(Column::Id.eq(&id))
                .exec(&self.db.write)
                .await?;
        }
        Ok(())
    }
}

pub(super) fn run_row(row: Model) -> Result<RunRow> {
    let decode = Decode("reconciliation");
    Ok(RunRow {
        id: decode.id("id", &row.id)?,
        state: decode.known("state", RunState::from_code(&row.state))?,
        thorough: row.thorough,
        started_at: Timestamp::from_millis(row.started_at),
        starter: row.starter,
        ended_at: time_or_null(row.ended_at),
        progress: Progress {
            phase: decode.known("phase", RunPhase::from_code(&row.phase))?,
            walk: Walk {
                offset: row.list_offset,
                total: row.total,
                pass: row.pass,
            },
            place: row.place,
            listed: row.listed,
            to_look: row.to_look,
            looked: row.looked,
            tally: decode.known("tally", Tally::from_text(&row.tally))?,
        },
        tries: row.tries,
        failure: decode.failure(
            row.failure_kind.as_deref(),
            row.failure_errcode,
            row.failure_rid,
        )?,
        next_try_at: Timestamp::from_millis(row.next_try_at),
    })
}
