use domain::{list::AuthorizerView, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait, QueryFilter as _, QuerySelect as _,
    QueryTrait as _, Select,
    sea_query::{Alias, Expr, Query},
};

use super::{PlatformStore, authorizers::condition_of};
use crate::{
    Counts, Result,
    entities::{authorizer, customer, link},
};

/// Written out as in the partial index: see there.
const LINK_USABLE: &str = "link.revoked_at IS NULL AND link.grants < link.max_grants";

impl PlatformStore<'_> {
    /// How much there is of each, counted up to this number: a count looks at every row that it counts, and a page must
    /// not take longer with every authorizer.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn counts(&self, now: Timestamp, up_to: u64) -> Result<Counts> {
        let customers = customer::Entity::find()
            .filter(customer::Column::PlatformId.eq(self.id.as_str()))
            .filter(customer::Column::ArchivedAt.is_null());
        let open_links = link::Entity::find()
            .filter(link::Column::PlatformId.eq(self.id.as_str()))
            .filter(link::Column::ExpiresAt.gt(now.millis()))
            .filter(Expr::cust(LINK_USABLE));
        Ok(Counts {
            customers: self.count(customers, up_to).await?,
            open_links: self.count(open_links, up_to).await?,
            authorizers: self.count_authorized(up_to).await?,
            suspected: self.count_in(AuthorizerView::Suspected, up_to).await?,
            lacking: self.count_in(AuthorizerView::Lacking, up_to).await?,
            unassigned: self.count_in(AuthorizerView::Unassigned, up_to).await?,
        })
    }

    /// How many authorizers wait for a decision of staff, counted up to this number.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn waiting_count(&self, up_to: u64) -> Result<i64> {
        self.count_in(AuthorizerView::Unassigned, up_to).await
    }

    /// All without those that are not authorized any more, or perhaps not: each has an index that counting reads alone.
    async fn count_authorized(&self, up_to: u64) -> Result<i64> {
        let gone = self.count_in(AuthorizerView::Unauthorized, up_to).await?
            + self.count_in(AuthorizerView::Suspected, up_to).await?;
        if gone >= signed(up_to) {
            let status = authorizer::Column::Status.eq("authorized");
            return self
                .count(self.own_authorizers().filter(status), up_to)
                .await;
        }
        let enough = up_to.saturating_add_signed(gone);
        Ok(self.count_in(AuthorizerView::All, enough).await? - gone)
    }

    async fn count_in(&self, view: AuthorizerView, up_to: u64) -> Result<i64> {
        let all: Select<authorizer::Entity> = self.own_authorizers();
        let some = match condition_of(view) {
            Some(only) => all.filter(Expr::cust(only)),
            None => all,
        };
        self.count(some, up_to).await
    }

    /// How many rows there are, up to this number.
    pub(in crate::platform) async fn count<E: EntityTrait>(
        &self,
        rows: Select<E>,
        up_to: u64,
    ) -> Result<i64> {
        let rows = rows
            .select_only()
            .expr_as(Expr::value(1), "one")
            .limit(up_to)
            .into_query();
        let count = Query::select()
            .expr_as(Expr::cust("COUNT(*)"), "counted")
            .from_subquery(rows, Alias::new("some"))
            .take();
        let row = self.db.read.query_one(&count).await?;
        Ok(row
            .map(|row| row.try_get("", "counted"))
            .transpose()?
            .unwrap_or(0))
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
