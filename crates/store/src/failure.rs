//! How something failed, in the three columns that rows keep it in.

use domain::attempt::Failure;
use sea_orm::{EntityTrait, UpdateMany, sea_query::Expr};

/// Writes the failure, or that there is none, into the columns of its kind, errcode and rid.
pub(crate) fn kept_in<E: EntityTrait>(
    update: UpdateMany<E>,
    [kind, errcode, rid]: [E::Column; 3],
    failure: Option<&Failure>,
) -> UpdateMany<E> {
    update
        .col_expr(kind, Expr::value(failure.map(|f| f.kind.code())))
        .col_expr(errcode, Expr::value(failure.and_then(|f| f.errcode)))
        .col_expr(rid, Expr::value(failure.and_then(|f| f.rid.clone())))
}
