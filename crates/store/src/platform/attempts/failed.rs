use domain::{
    attempt::PressForm,
    ids::{AttemptId, LinkId},
    time::Timestamp,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, Select,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    FailedPressRow, NewFailedPress, PlatformStore, PlatformTx, Result, StoreError,
    decode::Decode,
    entities::failed_press::{ActiveModel, Column, Entity, Model},
    failure,
    platform::listing::newest,
};

/// How long the same failure is counted with the one before.
const SAME_SECS: i64 = 1_800;
/// How many a link keeps, the newest: whoever presses on and on fills no table.
const KEPT: u64 = 50;

impl PlatformStore<'_> {
    /// The newest `limit` presses of a link that led nowhere, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn failed_presses_of(
        &self,
        link: &LinkId,
        limit: u64,
    ) -> Result<Vec<FailedPressRow>> {
        let rows = self
            .failed_presses_query(link, limit)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(failed_press).collect()
    }

    pub(crate) fn failed_presses_query(&self, link: &LinkId, limit: u64) -> Select<Entity> {
        let own = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::LinkId.eq(link.as_str()));
        newest(own, Column::LastAt, Column::Id, limit)
    }
}

impl PlatformTx<'_> {
    /// Records a press that led nowhere, with its link. The same failure once more within half an hour counts with the
    /// one before, unless a press led to WeChat meanwhile. Of each link the newest 50 are kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the link is not one of this platform, [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn insert_failed_press(&self, new: &NewFailedPress) -> Result<()> {
        // It comes first: who holds the link's row is alone with its presses.
        if !self.fail_link(&new.link_id, new.pressed_at).await? {
            return Err(StoreError::NotFound);
        }
        let before = self
            .failed_presses_query(&new.link_id, KEPT)
            .all(&self.db.write)
            .await?;
        let full = before.len() >= usize::try_from(KEPT).unwrap_or(usize::MAX);
        let oldest = before.last().filter(|_| full).map(|row| row.id.clone());
        let last = before.into_iter().next().map(failed_press).transpose()?;
        if let Some(last) = last
            && new.failure.repeats(Some(&last.failure))
            && new.pressed_at.secs_since(last.last_at) < SAME_SECS
            && !self.led_somewhere_since(&new.link_id, last.last_at).await?
        {
            return self.count_failed_press(&last.id, new).await;
        }
        if let Some(oldest) = oldest {
            Entity::delete_by_id(oldest)
                .filter(Column::PlatformId.eq(self.id.as_str()))
                .exec(&self.db.write)
                .await?;
        }
        let pressed_at = new.pressed_at.millis();
        let row = ActiveModel {
            id: Set(new.id.to_string()),
            platform_id: Set(self.id.to_string()),
            link_id: Set(new.link_id.to_string()),
            form: Set(new.form.code().to_owned()),
            first_at: Set(pressed_at),
            last_at: Set(pressed_at),
            times: Set(1),
            failure_kind: Set(new.failure.kind.code().to_owned()),
            failure_errcode: Set(new.failure.errcode),
            failure_rid: Set(new.failure.rid.clone()),
        };
        Entity::insert(row)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }

    /// Whether a press of the link led to WeChat after this moment.
    async fn led_somewhere_since(&self, link: &LinkId, at: Timestamp) -> Result<bool> {
        let newest = self.attempts_query(link, 1).one(&self.db.write).await?;
        Ok(newest.is_some_and(|newest| newest.created_at >= at.millis()))
    }

    async fn count_failed_press(&self, last: &AttemptId, new: &NewFailedPress) -> Result<()> {
        let columns = [
            Column::FailureKind,
            Column::FailureErrcode,
            Column::FailureRid,
        ];
        failure::kept_in(Entity::update_many(), columns, Some(&new.failure))
            .col_expr(Column::Times, Expr::col(Column::Times).add(1))
            .col_expr(Column::LastAt, Expr::value(new.pressed_at.millis()))
            .col_expr(Column::Form, Expr::value(new.form.code()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(last.as_str()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

fn failed_press(row: Model) -> Result<FailedPressRow> {
    let decode = Decode("failed_press");
    let failure = decode.failure(
        Some(&row.failure_kind),
        row.failure_errcode,
        row.failure_rid,
    )?;
    Ok(FailedPressRow {
        id: decode.id("id", &row.id)?,
        form: decode.known("form", PressForm::from_code(&row.form))?,
        first_at: Timestamp::from_millis(row.first_at),
        last_at: Timestamp::from_millis(row.last_at),
        times: row.times,
        failure: decode.known("failure_kind", failure)?,
    })
}
