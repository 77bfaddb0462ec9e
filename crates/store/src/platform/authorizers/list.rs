use domain::{
    authorizer::{GrantStatus, Standing},
    list::{AuthorizerFilter, AuthorizerView, Cursor, Page},
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _, Select,
    sea_query::{Expr, ExprTrait as _, Func, Query},
};

use super::{find::Found, read::authorizer_row};
use crate::{
    AuthorizerRow, PlatformStore, Result,
    entities::{
        authorizer::{Column, Entity},
        authorizer_set, authorizer_tag, customer,
    },
    platform::listing::page,
};

impl PlatformStore<'_> {
    /// A page of authorizers, newest grant first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn authorizers(&self, filter: &AuthorizerFilter) -> Result<Page<AuthorizerRow>> {
        let found = match &filter.q {
            Some(text) => self.find_authorizers(text).await?,
            None => None,
        };
        let rows = self
            .authorizers_query(filter, found.as_ref())
            .find_also_related(customer::Entity)
            .all(&self.db.read)
            .await?;
        let rows: Vec<AuthorizerRow> = rows
            .into_iter()
            .map(authorizer_row)
            .collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.granted_at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// One index leads, in the order of the list: that of the words looked for, else of the customer, else of a set, else
    /// of a tag, else of the view. What else is asked for is looked up row by row.
    pub(crate) fn authorizers_query(
        &self,
        filter: &AuthorizerFilter,
        found: Option<&Found>,
    ) -> Select<Entity> {
        let after = filter.after.as_ref();
        let mut sets: Vec<(i64, i64)> = [(filter.missing, 0), (filter.held, 1)]
            .into_iter()
            .filter_map(|(set, held)| Some((set?, held)))
            .collect();
        let mut tag = filter.tag.as_deref();
        let by_row = found.is_some() || filter.customer.is_some();
        let leading_set = if by_row || sets.is_empty() {
            None
        } else {
            Some(sets.remove(0))
        };
        let leading_tag = if by_row || leading_set.is_some() {
            None
        } else {
            tag.take()
        };
        let alone = !by_row && leading_set.is_none() && leading_tag.is_none();
        let query = self.narrowed(filter, alone);
        let query = sets.into_iter().fold(query, with_set);
        let query = match tag {
            Some(tag) => with_tag(query, tag),
            None => query,
        };
        match (found, leading_set, leading_tag) {
            (Some(Found::Words(search)), ..) => {
                let texts = [Column::Name, Column::Principal, Column::Alias];
                let words = search.contained(&texts.map(|column| column.into_expr()));
                search.drive(self.id().as_str(), query, Column::Id, words, after)
            }
            (Some(Found::These(ids)), ..) => {
                let query = query.filter(Column::Id.is_in(ids));
                page(query, Column::GrantedAt, Column::Id, after)
            }
            (None, Some(set), _) => self.along_set(query, set, after),
            (None, None, Some(tag)) => self.along_tag(query, tag, after),
            (None, None, None) => page(query, Column::GrantedAt, Column::Id, after),
        }
    }

    /// What a row says of itself. `alone`: nothing else leads, so that the index of a kind may.
    fn narrowed(&self, filter: &AuthorizerFilter, alone: bool) -> Select<Entity> {
        let mut query = self.own_authorizers();
        if let Some(only) = condition_of(filter.view) {
            query = query.filter(Expr::cust(only));
        }
        query = match filter.status {
            Some(GrantStatus::Unauthorized) => query.filter(Expr::cust(UNAUTHORIZED)),
            Some(GrantStatus::Suspected) => query.filter(Expr::cust(SUSPECTED)),
            Some(status) => query.filter(Column::Status.eq(status.code())),
            None => query,
        };
        query = match filter.kind {
            Some(kind) if alone => query.filter(Column::Kind.eq(kind.code())),
            Some(kind) => query.filter(
                Expr::expr(Func::coalesce([
                    Expr::col((Entity, Column::Kind)),
                    Expr::value(""),
                ]))
                .eq(kind.code()),
            ),
            None => query,
        };
        if let Some(standing) = filter.standing {
            if standing != Standing::Assigned {
                query = query.filter(Expr::cust("authorizer.standing <> 'assigned'"));
            }
            query = query.filter(Column::Standing.eq(standing.code()));
        }
        if let Some(customer) = &filter.customer {
            query = query.filter(Column::CustomerId.eq(customer.as_str()));
        }
        query
    }

    fn along_set(
        &self,
        query: Select<Entity>,
        (set, held): (i64, i64),
        after: Option<&Cursor>,
    ) -> Select<Entity> {
        use authorizer_set::Column as S;
        let entries = Entity::belongs_to(authorizer_set::Entity)
            .from(Column::Id)
            .to(S::AuthorizerId)
            .into();
        let query = query
            .join(JoinType::InnerJoin, entries)
            .filter(S::PlatformId.eq(self.id().as_str()))
            .filter(S::SetId.eq(set))
            .filter(S::Held.eq(held));
        page(query, S::GrantedAt, S::AuthorizerId, after)
    }

    fn along_tag(
        &self,
        query: Select<Entity>,
        tag: &str,
        after: Option<&Cursor>,
    ) -> Select<Entity> {
        use authorizer_tag::Column as T;
        let entries = Entity::belongs_to(authorizer_tag::Entity)
            .from(Column::Id)
            .to(T::AuthorizerId)
            .into();
        let query = query
            .join(JoinType::InnerJoin, entries)
            .filter(T::PlatformId.eq(self.id().as_str()))
            .filter(T::Tag.eq(tag));
        page(query, T::GrantedAt, T::AuthorizerId, after)
    }
}

const UNAUTHORIZED: &str = "authorizer.status = 'unauthorized'";
const SUSPECTED: &str = "authorizer.status = 'suspected'";

/// Written out as in the partial indexes: a bound value would not tell the planner that they apply.
pub(crate) const fn condition_of(view: AuthorizerView) -> Option<&'static str> {
    match view {
        AuthorizerView::All => None,
        AuthorizerView::Lacking => {
            Some("authorizer.status = 'authorized' AND authorizer.lacking > 0")
        }
        AuthorizerView::Unassigned => {
            Some("authorizer.standing IN ('unassigned', 'wrong_account')")
        }
        AuthorizerView::Suspected => Some(SUSPECTED),
        AuthorizerView::Unauthorized => Some(UNAUTHORIZED),
    }
}

/// A count and no EXISTS: PostgreSQL would make a join of that, and may begin with the other side of it.
fn with_set(query: Select<Entity>, (set, held): (i64, i64)) -> Select<Entity> {
    use authorizer_set::{Column as S, Entity as Sets};
    let entries = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from(Sets)
        .and_where(Expr::col((Sets, S::PlatformId)).equals((Entity, Column::PlatformId)))
        .and_where(Expr::col((Sets, S::AuthorizerId)).equals((Entity, Column::Id)))
        .and_where(Expr::col((Sets, S::SetId)).eq(set))
        .and_where(Expr::col((Sets, S::Held)).eq(held))
        .take();
    query.filter(Expr::from(entries).gt(0))
}

fn with_tag(query: Select<Entity>, tag: &str) -> Select<Entity> {
    use authorizer_tag::{Column as T, Entity as Tags};
    let entries = Query::select()
        .expr(Expr::cust("COUNT(*)"))
        .from(Tags)
        .and_where(Expr::col((Tags, T::PlatformId)).equals((Entity, Column::PlatformId)))
        .and_where(Expr::col((Tags, T::AuthorizerId)).equals((Entity, Column::Id)))
        .and_where(Expr::col((Tags, T::Tag)).eq(tag))
        .take();
    query.filter(Expr::from(entries).gt(0))
}
