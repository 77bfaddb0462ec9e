use domain::list::{Cursor, PAGE_SIZE};
use sea_orm::{
    ColumnTrait, IntoSimpleExpr as _, Order, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait as _},
};

/// One page and the row that tells whether there is another, newest first, behind `after`. An index that begins with
/// what the query filters by and ends with these two columns serves it without sorting.
pub(crate) fn page<Q, C>(query: Q, at: C, id: C, after: Option<&Cursor>) -> Q
where
    Q: QueryFilter + QueryOrder + QuerySelect,
    C: ColumnTrait,
{
    newest(behind(query, at, id, after), at, id, PAGE_SIZE + 1)
}

/// The newest `limit` rows.
pub(crate) fn newest<Q, C>(query: Q, at: C, id: C, limit: u64) -> Q
where
    Q: QueryFilter + QueryOrder + QuerySelect,
    C: ColumnTrait,
{
    query
        .order_by(at, Order::Desc)
        .order_by(id, Order::Desc)
        .limit(limit)
}

/// Only what comes behind `after`.
pub(crate) fn behind<Q, C>(query: Q, at: C, id: C, after: Option<&Cursor>) -> Q
where
    Q: QueryFilter,
    C: ColumnTrait,
{
    let Some(after) = after else {
        return query;
    };
    let row = Expr::tuple([at.into_simple_expr(), id.into_simple_expr()]);
    let place = Expr::tuple([Expr::value(after.key), Expr::value(after.id.clone())]);
    query.filter(row.lt(place))
}
