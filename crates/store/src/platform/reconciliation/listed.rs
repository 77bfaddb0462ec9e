use std::collections::HashSet;

use domain::{ids::ReconciliationId, reconciliation::RunState};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, Order, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select, TryInsertResult,
    sea_query::OnConflict,
};

use crate::{
    ListedAccount, PlatformStore, PlatformTx, Result,
    decode::Decode,
    entities::{
        listed_account::{ActiveModel, Column, Entity, Model},
        reconciliation,
    },
    keys::Slot,
};

const REFRESH: Slot = Slot::new("listed_account", "refresh_token");

impl PlatformStore<'_> {
    /// How many accounts a run has seen, and how many of those it has to look at.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn count_listed(&self, run: &ReconciliationId) -> Result<(i64, i64)> {
        let all = self.listed(run).count(&self.db.read).await?;
        let look = self.listed(run).filter(Column::Look.eq(true));
        let look = look.count(&self.db.read).await?;
        let signed = |count| i64::try_from(count).unwrap_or(i64::MAX);
        Ok((signed(all), signed(look)))
    }

    /// The next accounts that a run has to look at, behind this AppID, by AppID.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn accounts_to_look_at(
        &self,
        run: &ReconciliationId,
        behind: &str,
        limit: u64,
    ) -> Result<Vec<ListedAccount>> {
        let rows = self.to_look_query(run, behind, limit);
        let rows = rows.all(&self.db.read).await?;
        rows.into_iter()
            .map(|row| self.listed_account(row))
            .collect()
    }

    /// Which of these accounts a run has seen in the list.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn listed_among(
        &self,
        run: &ReconciliationId,
        appids: &[&str],
    ) -> Result<HashSet<String>> {
        if appids.is_empty() {
            return Ok(HashSet::new());
        }
        let seen: Vec<String> = self
            .listed(run)
            .filter(Column::Appid.is_in(appids.iter().copied()))
            .select_only()
            .column(Column::Appid)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        Ok(seen.into_iter().collect())
    }

    /// A run that has ended, of which something is left of what it has seen.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn ended_run_with_listed(&self) -> Result<Option<ReconciliationId>> {
        let ended = reconciliation::Entity::find()
            .select_only()
            .column(reconciliation::Column::Id)
            .filter(reconciliation::Column::PlatformId.eq(self.id.as_str()))
            .filter(reconciliation::Column::State.ne(RunState::Running.code()))
            .into_query();
        let left: Option<String> = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::ReconciliationId.in_subquery(ended))
            .select_only()
            .column(Column::ReconciliationId)
            .limit(1)
            .into_tuple()
            .one(&self.db.write)
            .await?;
        left.map(|id| Decode("listed_account").id("reconciliation_id", &id))
            .transpose()
    }

    /// Forgets up to `limit` of what a run has seen: how many there were.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn forget_listed(&self, run: &ReconciliationId, limit: u64) -> Result<u64> {
        let some = self
            .listed(run)
            .select_only()
            .column(Column::Appid)
            .limit(limit)
            .into_query();
        let gone = Entity::delete_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::ReconciliationId.eq(run.as_str()))
            .filter(Column::Appid.in_subquery(some))
            .exec(&self.db.write)
            .await?;
        Ok(gone.rows_affected)
    }

    pub(crate) fn to_look_query(
        &self,
        run: &ReconciliationId,
        behind: &str,
        limit: u64,
    ) -> Select<Entity> {
        self.listed(run)
            .filter(Column::Look.eq(true))
            .filter(Column::Appid.gt(behind))
            .order_by(Column::Appid, Order::Asc)
            .limit(limit)
    }

    fn listed(&self, run: &ReconciliationId) -> Select<Entity> {
        Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::ReconciliationId.eq(run.as_str()))
    }

    fn listed_account(&self, row: Model) -> Result<ListedAccount> {
        let id = row_id(&row.reconciliation_id, &row.appid);
        let sealed = row.refresh_token.as_deref();
        let refresh_token = sealed
            .map(|sealed| self.db.keys.open(REFRESH, &id, sealed))
            .transpose()?;
        Ok(ListedAccount {
            appid: row.appid,
            auth_time: row.auth_time,
            look: row.look,
            refresh_token,
        })
    }
}

impl PlatformTx<'_> {
    /// Keeps what a page of the list said; an account that was seen in the same run stays as it was. How many were new.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn keep_listed(
        &self,
        run: &ReconciliationId,
        accounts: &[ListedAccount],
    ) -> Result<i64> {
        if accounts.is_empty() {
            return Ok(0);
        }
        let rows: Vec<ActiveModel> = accounts
            .iter()
            .map(|account| {
                let id = row_id(run.as_str(), &account.appid);
                let token = account.refresh_token.as_ref();
                let sealed = token.map(|token| self.db.keys.seal(REFRESH, &id, token));
                Ok(ActiveModel {
                    platform_id: Set(self.id.to_string()),
                    reconciliation_id: Set(run.to_string()),
                    appid: Set(account.appid.clone()),
                    auth_time: Set(account.auth_time),
                    look: Set(account.look),
                    refresh_token: Set(sealed.transpose()?),
                })
            })
            .collect::<Result<_>>()?;
        let key = [Column::PlatformId, Column::ReconciliationId, Column::Appid];
        let kept = Entity::insert_many(rows)
            .on_conflict(OnConflict::columns(key).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(match kept {
            TryInsertResult::Inserted(count) => i64::try_from(count).unwrap_or(i64::MAX),
            _ => 0,
        })
    }
}

/// What a token is sealed for. The AppID stands last: whatever it holds, two rows never share one.
fn row_id(run: &str, appid: &str) -> String {
    format!("{run}/{appid}")
}
