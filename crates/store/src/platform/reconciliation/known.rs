use domain::{authorizer::GrantStatus, ids::AuthorizerId, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Select, sea_query::Expr,
};

use crate::{
    KnownAccount, PlatformStore, PlatformTx, Result,
    decode::{Decode, time_or_null},
    entities::authorizer::{Column, Entity},
    platform::authorizers::REFRESH,
};

impl PlatformStore<'_> {
    /// Those of these accounts that the book has, in no order.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn known_accounts(&self, appids: &[&str]) -> Result<Vec<KnownAccount>> {
        if appids.is_empty() {
            return Ok(Vec::new());
        }
        let rows = self
            .own_authorizers()
            .filter(Column::Appid.is_in(appids.iter().copied()))
            .all(&self.db.read)
            .await?;
        let decode = Decode("authorizer");
        rows.into_iter()
            .map(|row| {
                let sealed = row.refresh_token.as_deref();
                let open = |sealed| self.db.keys.open(REFRESH, &row.id, sealed);
                Ok(KnownAccount {
                    refresh_token: sealed.map(open).transpose()?,
                    id: decode.id("id", &row.id)?,
                    status: decode.known("status", GrantStatus::from_code(&row.status))?,
                    looked_at: time_or_null(row.looked_at),
                    listed_auth_time: row.listed_auth_time,
                    updated_at: Timestamp::from_millis(row.updated_at),
                    appid: row.appid,
                    name: row.name,
                })
            })
            .collect()
    }

    /// The next accounts whose grant is not known to be revoked, behind this authorizer's id, by id: those that were
    /// granted at `until` or before.
    ///
    /// # Errors
    /// As [`Self::known_accounts`].
    pub async fn accounts_behind(
        &self,
        behind: &str,
        until: Timestamp,
        limit: u64,
    ) -> Result<Vec<(AuthorizerId, String)>> {
        let rows: Vec<(String, String)> = self
            .behind_query(behind, until, limit)
            .select_only()
            .columns([Column::Id, Column::Appid])
            .into_tuple()
            .all(&self.db.read)
            .await?;
        rows.into_iter()
            .map(|(id, appid)| Ok((Decode("authorizer").id("id", &id)?, appid)))
            .collect()
    }

    pub(crate) fn behind_query(
        &self,
        behind: &str,
        until: Timestamp,
        limit: u64,
    ) -> Select<Entity> {
        self.own_authorizers()
            .filter(Column::Id.gt(behind))
            .filter(Column::Status.ne(GrantStatus::Unauthorized.code()))
            .filter(Column::GrantedAt.lte(until.millis()))
            .order_by(Column::Id, Order::Asc)
            .limit(limit)
    }
}

impl PlatformTx<'_> {
    /// Notes that these accounts were compared at `at`; `auth_time`: as the list had it, where it had one.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_looks(
        &self,
        accounts: &[(AuthorizerId, Option<i64>)],
        at: Timestamp,
    ) -> Result<()> {
        // In the order of their ids, as everybody takes several: two never wait for each other.
        let mut accounts: Vec<_> = accounts.iter().collect();
        accounts.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        for (id, auth_time) in accounts {
            let update = Entity::update_many()
                .col_expr(Column::LookedAt, Expr::value(at.millis()))
                .filter(Column::PlatformId.eq(self.id().as_str()))
                .filter(Column::Id.eq(id.as_str()));
            let update = match auth_time {
                Some(time) => update.col_expr(Column::ListedAuthTime, Expr::value(*time)),
                None => update,
            };
            update.exec(&self.db.write).await?;
        }
        Ok(())
    }
}
