//! How far a link has come. `listed_as` follows `stage` in the same statement; only the end of its life parts them.

use domain::{
    ids::{AttemptId, LinkId, PlatformId},
    link::LinkState,
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, UpdateMany,
    sea_query::{CaseStatement, Expr, ExprTrait as _, Func},
};

use crate::{
    PlatformStore, PlatformTx, Result,
    decode::Decode,
    entities::{
        attempt,
        link::{Column, Entity},
    },
};

/// Written out as in the partial index: see there.
const LAPSING: &str =
    "link.listed_as <> 'expired' AND link.revoked_at IS NULL AND link.grants < link.max_grants";

impl PlatformTx<'_> {
    /// The customer saw the link's page. False, and nothing is changed, when that was known already.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn open_link(&self, id: &LinkId, now: Timestamp) -> Result<bool> {
        let opened = staged(
            self.own_link(id),
            case_of(&[LinkState::Pending], LinkState::Opened),
        )
        .col_expr(Column::OpenedAt, Expr::value(now.millis()))
        .filter(Column::OpenedAt.is_null())
        .exec(&self.db.write)
        .await?;
        Ok(opened.rows_affected > 0)
    }

    /// The button was pressed: counted, and as good as opened. False when there is no such link.
    pub(in crate::platform) async fn press_link(
        &self,
        id: &LinkId,
        now: Timestamp,
    ) -> Result<bool> {
        let before = [LinkState::Pending, LinkState::Opened, LinkState::Failed];
        let pressed = staged(self.own_link(id), case_of(&before, LinkState::Pressed))
            .col_expr(Column::Presses, Expr::col(Column::Presses).add(1))
            .col_expr(
                Column::OpenedAt,
                Func::coalesce([Expr::col(Column::OpenedAt), Expr::value(now.millis())]).into(),
            )
            .exec(&self.db.write)
            .await?;
        Ok(pressed.rows_affected > 0)
    }

    /// The button was pressed, and led nowhere: as good as opened, and no use of the link. It came to nothing, unless it
    /// brought a grant before. False when there is no such link.
    pub(in crate::platform) async fn fail_link(&self, id: &LinkId, now: Timestamp) -> Result<bool> {
        let none_came = Condition::all()
            .add(Column::Grants.eq(0))
            .add(Column::Stage.is_in(
                [LinkState::Pending, LinkState::Opened, LinkState::Pressed].map(LinkState::code),
            ));
        let stage = CaseStatement::new()
            .case(none_came, Expr::value(LinkState::Failed.code()))
            .finally(Expr::col(Column::Stage));
        let failed = staged(self.own_link(id), stage.into())
            .col_expr(
                Column::OpenedAt,
                Func::coalesce([Expr::col(Column::OpenedAt), Expr::value(now.millis())]).into(),
            )
            .exec(&self.db.write)
            .await?;
        Ok(failed.rows_affected > 0)
    }

    /// A grant was recorded under the link of this attempt.
    pub(in crate::platform) async fn count_grant(&self, attempt: &AttemptId) -> Result<()> {
        let all_came = Expr::col(Column::Grants)
            .add(1)
            .gte(Expr::col(Column::MaxGrants));
        let stage = CaseStatement::new()
            .case(all_came, Expr::value(LinkState::Granted.code()))
            .case(
                Column::Stage.eq(LinkState::Failed.code()),
                Expr::value(LinkState::Pressed.code()),
            )
            .finally(Expr::col(Column::Stage));
        if let Some(link) = self.link_of(attempt).await? {
            staged(self.own_link(&link), stage.into())
                .col_expr(Column::Grants, Expr::col(Column::Grants).add(1))
                .exec(&self.db.write)
                .await?;
        }
        Ok(())
    }

    /// This attempt came to nothing: so did its link, when it is the newest and none before it brought a grant.
    pub(in crate::platform) async fn note_failed_attempt(&self, attempt: &AttemptId) -> Result<()> {
        let Some(link) = self.link_of(attempt).await? else {
            return Ok(());
        };
        let newest = self.attempts_query(&link, 1).one(&self.db.write).await?;
        if newest.is_some_and(|newest| newest.id == attempt.as_str()) {
            let stage = case_of(&[LinkState::Pressed], LinkState::Failed);
            staged(self.own_link(&link), stage)
                .filter(Column::Grants.eq(0))
                .exec(&self.db.write)
                .await?;
        }
        Ok(())
    }

    /// A code came for this attempt: its link goes on, if it had come to nothing.
    pub(in crate::platform) async fn note_returned_attempt(
        &self,
        attempt: &AttemptId,
    ) -> Result<()> {
        if let Some(link) = self.link_of(attempt).await? {
            let stage = case_of(&[LinkState::Failed], LinkState::Pressed);
            staged(self.own_link(&link), stage)
                .filter(Column::Stage.eq(LinkState::Failed.code()))
                .exec(&self.db.write)
                .await?;
        }
        Ok(())
    }

    async fn link_of(&self, attempt: &AttemptId) -> Result<Option<LinkId>> {
        let row = attempt::Entity::find_by_id(attempt.as_str())
            .filter(attempt::Column::PlatformId.eq(self.id.as_str()))
            .one(&self.db.write)
            .await?;
        row.map(|row| Decode("attempt").id("link_id", &row.link_id))
            .transpose()
    }

    fn own_link(&self, id: &LinkId) -> UpdateMany<Entity> {
        Entity::update_many()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
    }
}

impl PlatformStore<'_> {
    /// Lists the links whose life is over as such. The state of each follows from its own end, whether this was done or
    /// not; it keeps the list by state one range of an index.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn list_expired(&self, now: Timestamp) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::ListedAs, Expr::value(LinkState::Expired.code()))
            .filter(lapsing_now(&self.id, now))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

/// Listed as open still, although their life is over.
fn lapsing_now(platform: &PlatformId, now: Timestamp) -> Condition {
    Condition::all()
        .add(Column::PlatformId.eq(platform.as_str()))
        .add(Column::ExpiresAt.lte(now.millis()))
        .add(Expr::cust(LAPSING))
}

/// The same rows as a query, whose plan can be looked at.
#[cfg(test)]
pub(crate) fn lapsing(platform: &PlatformId, now: Timestamp) -> sea_orm::Select<Entity> {
    Entity::find().filter(lapsing_now(platform, now))
}

/// Sets the stage, and lists the link under it.
fn staged(update: UpdateMany<Entity>, stage: Expr) -> UpdateMany<Entity> {
    update
        .col_expr(Column::Stage, stage.clone())
        .col_expr(Column::ListedAs, stage)
}

/// `to` for a link that stands at one of `from`; every other stays where it is.
fn case_of(from: &[LinkState], to: LinkState) -> Expr {
    let from = from.iter().map(|state| state.code());
    CaseStatement::new()
        .case(Column::Stage.is_in(from), Expr::value(to.code()))
        .finally(Expr::col(Column::Stage))
        .into()
}
