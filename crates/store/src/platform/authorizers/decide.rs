use domain::{
    authorizer::Standing,
    ids::{AuthorizerId, CustomerId},
    time::Timestamp,
};
use sea_orm::{ColumnTrait as _, QueryFilter as _, sea_query::Expr};

use crate::{PlatformTx, Result, entities::authorizer::Column};

/// What staff decide about an authorizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision<'a> {
    /// It belongs to this customer.
    Assign(&'a CustomerId),
    /// It stands like this, whoever it belongs to.
    Stand(Standing),
}

impl PlatformTx<'_> {
    /// Carries out a decision of staff. False, and nothing is changed, when another one came first: the account does not
    /// stand as it did at `version` any more.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), also when the customer is not one of this platform.
    pub async fn decide(
        &self,
        id: &AuthorizerId,
        version: i64,
        decision: Decision<'_>,
        now: Timestamp,
    ) -> Result<bool> {
        let update = self
            .one(id, now)
            .col_expr(
                Column::StandingVersion,
                Expr::value(version.saturating_add(1)),
            )
            .filter(Column::StandingVersion.eq(version));
        let update = match decision {
            Decision::Stand(standing) => {
                update.col_expr(Column::Standing, Expr::value(standing.code()))
            }
            Decision::Assign(customer) => update
                .col_expr(Column::Standing, Expr::value(Standing::Assigned.code()))
                .col_expr(Column::CustomerId, Expr::value(customer.as_str()))
                .col_expr(
                    Column::SetAsideAttemptId,
                    Expr::value(Option::<String>::None),
                ),
        };
        if update.exec(&self.db.write).await?.rows_affected == 0 {
            return Ok(false);
        }
        if let Decision::Assign(customer) = decision {
            self.move_conflicts(id, customer.as_str()).await?;
        }
        Ok(true)
    }

    /// Changes the note on an authorizer. False, and nothing is changed, when somebody changed it since `version`.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn note_authorizer(
        &self,
        id: &AuthorizerId,
        version: i64,
        note: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let update = self
            .one(id, now)
            .col_expr(Column::Note, Expr::value(note))
            .col_expr(Column::NoteVersion, Expr::value(version.saturating_add(1)))
            .filter(Column::NoteVersion.eq(version));
        Ok(update.exec(&self.db.write).await?.rows_affected > 0)
    }
}
