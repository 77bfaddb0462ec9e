use domain::{
    ids::ReconciliationId,
    list::{Cursor, FindingFilter, Page},
    reconciliation::FindingKind,
    sets::SetIds,
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select,
    sea_query::OnConflict,
};

use crate::{
    FindingRow, NewFinding, PlatformStore, PlatformTx, Result,
    decode::Decode,
    entities::{
        authorizer,
        finding::{ActiveModel, Column, Entity, Model},
    },
    insert::unless_taken,
    platform::{authorizers::authorizer_name, listing::page},
};

impl PlatformStore<'_> {
    /// A page of what a run found, newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn findings(
        &self,
        run: &ReconciliationId,
        filter: &FindingFilter,
    ) -> Result<Page<FindingRow>> {
        let rows = self
            .findings_query(run, filter)
            .find_also_related(authorizer::Entity)
            .all(&self.db.read)
            .await?;
        let rows: Vec<FindingRow> = rows.into_iter().map(finding_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.at.millis(),
            id: row.id.to_string(),
        }))
    }

    pub(crate) fn findings_query(
        &self,
        run: &ReconciliationId,
        filter: &FindingFilter,
    ) -> Select<Entity> {
        let own = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::ReconciliationId.eq(run.as_str()));
        let own = match filter.kind {
            Some(kind) => own.filter(Column::Kind.eq(kind.code())),
            None => own,
        };
        page(own, Column::At, Column::Id, filter.after.as_ref())
    }
}

impl PlatformTx<'_> {
    /// Notes what a run found of an account: false, and nothing is changed, when it was noted before.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn add_finding(&self, run: &ReconciliationId, new: &NewFinding) -> Result<bool> {
        let (added, removed) = new
            .sets
            .as_ref()
            .map(|(a, r)| (a.to_json(), r.to_json()))
            .unzip();
        let failure = new.failure.clone();
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id().to_string()),
            reconciliation_id: Set(run.to_string()),
            kind: Set(new.kind.code().to_owned()),
            at: Set(new.at.millis()),
            appid: Set(new.appid.clone()),
            authorizer_id: Set(new.authorizer.as_ref().map(ToString::to_string)),
            added: Set(added),
            removed: Set(removed),
            failure_kind: Set(failure.as_ref().map(|f| f.kind.code().to_owned())),
            failure_errcode: Set(failure.as_ref().and_then(|f| f.errcode)),
            failure_rid: Set(failure.and_then(|f| f.rid)),
        };
        let once = OnConflict::columns([
            Column::PlatformId,
            Column::ReconciliationId,
            Column::Kind,
            Column::Appid,
        ]);
        unless_taken(&self.db.write, row, once).await
    }
}

fn finding_row((row, authorizer): (Model, Option<authorizer::Model>)) -> Result<FindingRow> {
    let decode = Decode("finding");
    let sets = |column, stored: Option<&str>| -> Result<Option<SetIds>> {
        stored.map(|text| decode.sets(column, text)).transpose()
    };
    let added = sets("added", row.added.as_deref())?;
    let removed = sets("removed", row.removed.as_deref())?;
    Ok(FindingRow {
        id: decode.id("id", &row.id)?,
        kind: decode.known("kind", FindingKind::from_code(&row.kind))?,
        at: Timestamp::from_millis(row.at),
        appid: row.appid,
        authorizer: authorizer.map(authorizer_name).transpose()?,
        sets: added.zip(removed),
        failure: decode.failure(
            row.failure_kind.as_deref(),
            row.failure_errcode,
            row.failure_rid,
        )?,
    })
}
