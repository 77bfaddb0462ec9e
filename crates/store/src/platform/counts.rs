use domain::{list::AuthorizerView, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, Select,
    sea_query::Expr,
};

use super::{PlatformStore, authorizers::condition_of};
use crate::{
    Counts, Result,
    entities::{authorizer, customer, link},
};

/// Written out as in the partial index: see there.
const LINK_USABLE: &str = "link.revoked_at IS NULL AND link.grants < link.max_grants";

impl PlatformStore<'_> {
    /// How much there is of each.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn counts(&self, now: Timestamp) -> Result<Counts> {
        let customers = customer::Entity::find()
            .filter(customer::Column::PlatformId.eq(self.id.as_str()))
            .filter(customer::Column::ArchivedAt.is_null())
            .count(&self.db.read)
            .await?;
        let open_links = link::Entity::find()
            .filter(link::Column::PlatformId.eq(self.id.as_str()))
            .filter(link::Column::ExpiresAt.gt(now.millis()))
            .filter(Expr::cust(LINK_USABLE))
            .count(&self.db.read)
            .await?;
        let suspected = self.count_in(AuthorizerView::Suspected).await?;
        Ok(Counts {
            customers: signed(customers),
            open_links: signed(open_links),
            authorizers: self.count_in(AuthorizerView::All).await?
                - self.count_in(AuthorizerView::Unauthorized).await?
                - suspected,
            suspected,
            lacking: self.count_in(AuthorizerView::Lacking).await?,
            unassigned: self.count_in(AuthorizerView::Unassigned).await?,
        })
    }

    /// How many authorizers wait for a decision of staff.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn waiting_count(&self) -> Result<i64> {
        self.count_in(AuthorizerView::Unassigned).await
    }

    async fn count_in(&self, view: AuthorizerView) -> Result<i64> {
        let all: Select<authorizer::Entity> = self.own_authorizers();
        let some = match condition_of(view) {
            Some(only) => all.filter(Expr::cust(only)),
            None => all,
        };
        Ok(signed(some.count(&self.db.read).await?))
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
