//! What staff do to a link after it was made.

use domain::{
    ids::{CustomerId, LinkId},
    link::LinkState,
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};

use crate::{
    PlatformTx, Result,
    entities::link::{Column, Entity},
    platform::search::SearchKind,
};

/// How many links of a customer are entered into the search at once when the customer is renamed.
const AT_ONCE: u64 = 500;

impl PlatformTx<'_> {
    /// Gives a link another note for its customer. False, and nothing is changed, when somebody changed the link since
    /// it had this version.
    ///
    /// # Errors
    /// [`NotFound`](crate::StoreError::NotFound), [`Db`](crate::StoreError::Db).
    pub async fn update_link_note(&self, id: &LinkId, version: i64, note: &str) -> Result<bool> {
        let link = self.link(id).await?;
        let updated = self
            .versioned(id, version)
            .col_expr(Column::Note, Expr::value(note))
            .exec(&self.db.write)
            .await?;
        if updated.rows_affected == 0 {
            return Ok(false);
        }
        let at = link.created_at.millis();
        let texts = [link.customer.name.as_str(), note];
        self.put_grams(SearchKind::Link, id.as_str(), at, &texts)
            .await?;
        Ok(true)
    }

    /// Lets a link live until `expires_at`. False, and nothing is changed, when it is granted or withdrawn, or when
    /// somebody changed it since it had this version.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn extend_link(
        &self,
        id: &LinkId,
        version: i64,
        expires_at: Timestamp,
    ) -> Result<bool> {
        let extended = self
            .versioned(id, version)
            .col_expr(Column::ExpiresAt, Expr::value(expires_at.millis()))
            .col_expr(Column::ListedAs, Expr::col(Column::Stage))
            .filter(still_open())
            .exec(&self.db.write)
            .await?;
        Ok(extended.rows_affected > 0)
    }

    /// Counts a change of a link that leaves its columns alone: it was made anew. False when somebody changed the link
    /// since it had this version.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn take_link_over(&self, id: &LinkId, version: i64) -> Result<bool> {
        let counted = self.versioned(id, version).exec(&self.db.write).await?;
        Ok(counted.rows_affected > 0)
    }

    /// Withdraws a link. False, and nothing is changed, when it is granted or withdrawn already.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn revoke_link(&self, id: &LinkId, now: Timestamp) -> Result<bool> {
        let revoked = self
            .changed(id)
            .col_expr(Column::RevokedAt, Expr::value(now.millis()))
            .col_expr(Column::Stage, Expr::value(LinkState::Revoked.code()))
            .col_expr(Column::ListedAs, Expr::value(LinkState::Revoked.code()))
            .filter(still_open())
            .exec(&self.db.write)
            .await?;
        Ok(revoked.rows_affected > 0)
    }

    /// Lets the links of a customer be found by its new name.
    pub(in crate::platform) async fn rename_in_links(
        &self,
        customer: &CustomerId,
        name: &str,
    ) -> Result<()> {
        let mut after = String::new();
        loop {
            let links: Vec<(String, i64, String)> = Entity::find()
                .select_only()
                .columns([Column::Id, Column::CreatedAt, Column::Note])
                .filter(Column::PlatformId.eq(self.id.as_str()))
                .filter(Column::CustomerId.eq(customer.as_str()))
                .filter(Column::Id.gt(after.as_str()))
                .order_by(Column::Id, Order::Asc)
                .limit(AT_ONCE)
                .into_tuple()
                .all(&self.db.write)
                .await?;
            for (id, at, note) in &links {
                let texts = [name, note.as_str()];
                self.put_grams(SearchKind::Link, id, *at, &texts).await?;
            }
            match links.last() {
                Some((last, ..)) => after.clone_from(last),
                None => return Ok(()),
            }
        }
    }

    /// An UPDATE of one link that its other editors will notice.
    fn changed(&self, id: &LinkId) -> UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.eq(id.as_str()))
    }

    fn versioned(&self, id: &LinkId, version: i64) -> UpdateMany<Entity> {
        self.changed(id).filter(Column::Version.eq(version))
    }
}

/// Neither granted nor withdrawn; its life may be over.
fn still_open() -> Condition {
    let open = LinkState::ALL.into_iter().filter(|state| state.is_open());
    Condition::all().add(Column::Stage.is_in(open.map(LinkState::code)))
}
