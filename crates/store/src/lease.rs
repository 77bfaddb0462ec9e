//! Leases: one worker at a time, over all nodes, without a lock held while it calls WeChat.
//!
//! A lease is taken by a conditional UPDATE, which exactly one of many can win, and yields a fence: a number that grows
//! with each taking. What its holder writes later names the fence, so one who lost the lease meanwhile writes nothing.

use domain::time::Timestamp;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait,
    sea_query::{Expr, ExprTrait as _, Query},
};

use crate::Result;

/// Who wants a lease, and until when.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Claim<'a> {
    pub(crate) owner: &'a str,
    pub(crate) now: Timestamp,
    pub(crate) until: Timestamp,
}

/// The columns that every table with leases has, by the same names.
const OWNER: &str = "lease_owner";
const UNTIL: &str = "lease_until";
const FENCE: &str = "fence";
const TRIES: &str = "tries";
const BEGAN: &str = "began_at";

/// Nobody holds the lease any more.
pub(crate) fn is_free<C: ColumnTrait>(until: C, now: Timestamp) -> Condition {
    Condition::any()
        .add(until.is_null())
        .add(until.lte(now.millis()))
}

/// Takes the lease of the one row that `which` names and whose lease is free: its fence, or none.
pub(crate) async fn take<E: EntityTrait>(
    db: &impl ConnectionTrait,
    table: E,
    which: Condition,
    claim: Claim<'_>,
) -> Result<Option<i64>> {
    take_with(db, table, which, claim, Vec::new()).await
}

/// The same for a table that counts how often it was tried.
pub(crate) async fn take_and_count<E: EntityTrait>(
    db: &impl ConnectionTrait,
    table: E,
    which: Condition,
    claim: Claim<'_>,
) -> Result<Option<i64>> {
    let count = (TRIES, Expr::col(TRIES).add(1));
    take_with(db, table, which, claim, vec![count]).await
}

/// The same for a table that also tells when the newest try began.
pub(crate) async fn take_and_begin<E: EntityTrait>(
    db: &impl ConnectionTrait,
    table: E,
    which: Condition,
    claim: Claim<'_>,
) -> Result<Option<i64>> {
    let count = (TRIES, Expr::col(TRIES).add(1));
    let begin = (BEGAN, Expr::value(claim.now.millis()));
    take_with(db, table, which, claim, vec![count, begin]).await
}

async fn take_with<E: EntityTrait>(
    db: &impl ConnectionTrait,
    table: E,
    which: Condition,
    claim: Claim<'_>,
    also: Vec<(&'static str, Expr)>,
) -> Result<Option<i64>> {
    let mut update = Query::update();
    update
        .table(table.table_ref())
        .value(OWNER, claim.owner)
        .value(UNTIL, claim.until.millis())
        .value(FENCE, Expr::col(FENCE).add(1))
        .cond_where(which)
        .cond_where(
            Condition::any()
                .add(Expr::col(UNTIL).is_null())
                .add(Expr::col(UNTIL).lte(claim.now.millis())),
        )
        .returning_col(FENCE);
    for (column, value) in also {
        update.value(column, value);
    }
    let row = db.query_one(&update).await?;
    Ok(row.map(|row| row.try_get("", FENCE)).transpose()?)
}

/// Keeps the lease of the one row that `which` names for longer; false when it was lost or given back.
pub(crate) async fn prolong<E: EntityTrait>(
    db: &impl ConnectionTrait,
    table: E,
    which: Condition,
    fence: i64,
    until: Timestamp,
) -> Result<bool> {
    let mut update = Query::update();
    update
        .table(table.table_ref())
        .value(UNTIL, until.millis())
        .cond_where(which)
        .cond_where(Expr::col(FENCE).eq(fence))
        .cond_where(Expr::col(UNTIL).is_not_null());
    Ok(db.execute(&update).await?.rows_affected() > 0)
}
