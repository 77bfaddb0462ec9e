use domain::time::Timestamp;
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QuerySelect as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};

use super::PlatformStore;
use crate::{
    Rest, Result, StoreError,
    decode::time_or_null,
    entities::component_state::{Column, Entity},
};

impl PlatformStore<'_> {
    /// Whether the renewals of the platform's accounts rest.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`].
    pub async fn rest_of_renewals(&self) -> Result<Rest> {
        let row: Option<(Option<i64>, i64)> = Entity::find_by_id(self.id.as_str())
            .select_only()
            .columns([Column::RestUntil, Column::Rests])
            .into_tuple()
            .one(&self.db.read)
            .await?;
        let (until, times) = row.ok_or(StoreError::NotFound)?;
        Ok(Rest {
            until: time_or_null(until),
            times,
        })
    }

    /// Lets them rest until then, on every node: false, and nothing is changed, when they rest already, or when it is not
    /// the rest after `known` any more.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn begin_rest(&self, known: Rest, until: Timestamp, now: Timestamp) -> Result<bool> {
        let awake = Condition::any()
            .add(Column::RestUntil.is_null())
            .add(Column::RestUntil.lte(now.millis()));
        let begun = self
            .own_state()
            .col_expr(Column::RestUntil, Expr::value(until.millis()))
            .col_expr(Column::Rests, Expr::col(Column::Rests).add(1))
            .filter(Column::Rests.eq(known.times))
            .filter(awake)
            .exec(&self.db.write)
            .await?;
        Ok(begun.rows_affected > 0)
    }

    /// A renewal went well: the rest is over, and the next one will be a short one again.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn end_rest(&self) -> Result<()> {
        self.own_state()
            .col_expr(Column::RestUntil, Expr::value(Option::<i64>::None))
            .col_expr(Column::Rests, Expr::value(0))
            .filter(Column::Rests.gt(0))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    pub(super) fn own_state(&self) -> UpdateMany<Entity> {
        Entity::update_many().filter(Column::PlatformId.eq(self.id.as_str()))
    }
}
