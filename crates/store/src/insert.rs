use sea_orm::{
    ActiveModelTrait, ConnectionTrait, EntityTrait, TryInsertResult, sea_query::OnConflict,
};

use crate::Result;

/// Inserts a row unless another one has the same values where `unique` says that they must differ: whether it was
/// inserted. The transaction goes on either way; an error would end it on PostgreSQL, though not on SQLite.
pub(crate) async fn unless_taken<A>(
    db: &impl ConnectionTrait,
    row: A,
    mut unique: OnConflict,
) -> Result<bool>
where
    A: ActiveModelTrait,
{
    let inserted = <A::Entity as EntityTrait>::insert(row)
        .on_conflict(unique.do_nothing().to_owned())
        .try_insert()
        .exec_without_returning(db)
        .await?;
    Ok(matches!(inserted, TryInsertResult::Inserted(1..)))
}
