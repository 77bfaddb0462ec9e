use domain::{authorizer::GrantStatus, ids::AuthorizerId, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, QueryFilter as _, QuerySelect as _,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{AuthorizerRow, PlatformTx, Result, entities::authorizer::Column};

impl PlatformTx<'_> {
    /// The authorizer with this AppID, which nobody else can change until the transaction ends.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn hold_authorizer(&self, appid: &str) -> Result<Option<AuthorizerRow>> {
        let held: Option<String> = self
            .own_authorizers()
            .filter(Column::Appid.eq(appid))
            .select_only()
            .column(Column::Id)
            .lock_exclusive()
            .into_tuple()
            .one(&self.db.write)
            .await?;
        match held {
            Some(_) => self.authorizer_by_appid(appid).await,
            None => Ok(None),
        }
    }

    /// WeChat does not know the grant any more, though no push said that it was revoked. Sets and tokens stay; whoever
    /// renews the tokens just now loses the lease. False, and nothing is changed, unless the grant was in force, and as it
    /// was at `seen_at`.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn suspect_grant(
        &self,
        id: &AuthorizerId,
        seen_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool> {
        let suspected = self
            .one(id, now)
            .col_expr(Column::Status, Expr::value(GrantStatus::Suspected.code()))
            .col_expr(Column::SuspectedAt, Expr::value(now.millis()))
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .col_expr(Column::Fence, Expr::col(Column::Fence).add(1))
            .filter(Column::Status.eq(GrantStatus::Authorized.code()))
            // A grant that came since then is one that WeChat knows.
            .filter(Column::GrantedAt.lte(seen_at.millis()))
            .exec(&self.db.write)
            .await?;
        Ok(suspected.rows_affected > 0)
    }

    /// A grant that was in doubt was seen again. False, and nothing is changed, when it is not in doubt.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn reinstate_grant(&self, id: &AuthorizerId, now: Timestamp) -> Result<bool> {
        let seen = self
            .one(id, now)
            .col_expr(Column::Status, Expr::value(GrantStatus::Authorized.code()))
            .col_expr(Column::SuspectedAt, Expr::value(Option::<i64>::None))
            .filter(Column::Status.eq(GrantStatus::Suspected.code()))
            .exec(&self.db.write)
            .await?;
        Ok(seen.rows_affected > 0)
    }
}
