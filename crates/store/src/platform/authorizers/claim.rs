use domain::{authorizer::GrantStatus, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, FromQueryResult as _, Iterable as _, Order,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _, Select,
    sea_query::{Expr, ExprTrait as _, LockBehavior, LockType, Query},
};

use super::tokens::opened;
use crate::{
    ClaimedRenewal, PlatformStore, Result,
    decode::Decode,
    entities::authorizer::{Column, Entity, Model},
    lease::is_free,
};

/// Written out as in the partial index: a bound value would not tell the planner that it applies.
const RENEWABLE: &str = "authorizer.status = 'authorized' AND authorizer.refresh_token IS NOT NULL";

impl PlatformStore<'_> {
    /// Takes the right to renew the tokens of up to `limit` accounts whose renewal is due, the longest due first, until
    /// `until`; with the tokens as they are, which nobody else can have renewed since.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn claim_renewals(
        &self,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
        limit: u64,
    ) -> Result<Vec<ClaimedRenewal>> {
        let due = self
            .due_renewals(now)
            .limit(limit)
            .select_only()
            .column(Column::Id)
            // Other nodes take others at the same moment.
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .into_query();
        let claim = Query::update()
            .table(Entity)
            .value(Column::LeaseOwner, owner)
            .value(Column::LeaseUntil, until.millis())
            .value(Column::Fence, Expr::col(Column::Fence).add(1))
            .cond_where(Column::Id.in_subquery(due))
            .cond_where(Column::Status.eq(GrantStatus::Authorized.code()))
            .cond_where(
                Condition::any()
                    .add(Expr::col(Column::LeaseUntil).is_null())
                    .add(Expr::col(Column::LeaseUntil).lte(now.millis())),
            )
            .returning(Query::returning().columns(Column::iter()))
            .to_owned();
        let rows = self.db.write.query_all(&claim).await?;
        rows.iter()
            .map(|row| {
                let row = Model::from_query_result(row, "")?;
                Ok(ClaimedRenewal {
                    id: Decode("authorizer").id("id", &row.id)?,
                    fence: row.fence,
                    tokens: opened(self.db.keys, row)?,
                })
            })
            .collect()
    }

    pub(crate) fn due_renewals(&self, now: Timestamp) -> Select<Entity> {
        self.own_authorizers()
            .filter(Expr::cust(RENEWABLE))
            .filter(Column::RenewAt.lte(now.millis()))
            .filter(is_free(Column::LeaseUntil, now))
            .order_by(Column::RenewAt, Order::Asc)
            .order_by(Column::Id, Order::Asc)
    }
}
