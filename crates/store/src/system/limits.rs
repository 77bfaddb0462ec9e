//! Counting what may be done only so often, for all nodes alike.

use domain::{ids::PersonId, time::Timestamp};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, OnConflict, Query},
};

use super::{SystemStore, SystemTx};
use crate::{
    Hit, Result,
    entities::{
        known_network, person,
        rate_limit::{ActiveModel, Column, Entity},
    },
    keys::Slot,
};

const BUCKET: Slot = Slot::new("rate_limit", "bucket");
/// A network from which a person has not signed in for half a year is a strange one again.
const NETWORK_LIFE_SECS: i64 = 180 * 24 * 3_600;

impl SystemStore<'_> {
    /// Counts one more of what `bucket` names: in the window that is open, or in a new one of so many seconds. One
    /// statement, so that of many at once each gets a number of its own.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn hit(&self, bucket: &str, window_secs: i64, now: Timestamp) -> Result<Hit> {
        let first = ActiveModel {
            bucket: Set(self.db.keys.mac(BUCKET, bucket)?),
            hits: Set(1),
            ends_at: Set(now.plus_secs(window_secs).millis()),
        };
        let is_over = || Expr::col((Entity, Column::EndsAt)).lte(now.millis());
        let hits = Expr::col((Entity, Column::Hits)).add(1);
        let ends_at = Expr::col((Entity, Column::EndsAt));
        let another = OnConflict::column(Column::Bucket)
            .value(Column::Hits, Expr::case(is_over(), 1).finally(hits))
            .value(
                Column::EndsAt,
                Expr::case(is_over(), now.plus_secs(window_secs).millis()).finally(ends_at),
            )
            .to_owned();
        let mut insert = Entity::insert(first).on_conflict(another).into_query();
        insert.returning(Query::returning().columns([Column::Hits, Column::EndsAt]));
        let row = self.db.write.query_one(&insert).await?;
        let (count, ends_at) = match row {
            Some(row) => (row.try_get("", "hits")?, row.try_get("", "ends_at")?),
            None => (1, now.plus_secs(window_secs).millis()),
        };
        Ok(Hit {
            count,
            ends_at: Timestamp::from_millis(ends_at),
        })
    }

    /// Keeps what was counted until then.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn prolong_hits(&self, bucket: &str, ends_at: Timestamp) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::EndsAt, Expr::value(ends_at.millis()))
            .filter(Column::Bucket.eq(self.db.keys.mac(BUCKET, bucket)?))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Takes one back: it turned out not to be of the kind that is counted.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn take_back_hit(&self, bucket: &str) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::Hits, Expr::col(Column::Hits).sub(1))
            .filter(Column::Bucket.eq(self.db.keys.mac(BUCKET, bucket)?))
            .filter(Column::Hits.gt(0))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Forgets what was counted.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn forget_hits(&self, bucket: &str) -> Result<()> {
        Entity::delete_by_id(self.db.keys.mac(BUCKET, bucket)?)
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Whether the person with this login has signed in from this network before. A login that nobody has is asked for
    /// in the same way.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn is_known_network(&self, login: &str, network: &str) -> Result<bool> {
        // As somebody typed it: PostgreSQL takes no NUL.
        if login.contains('\0') {
            return Ok(false);
        }
        let person = person::Entity::find()
            .select_only()
            .column(person::Column::Id)
            .filter(person::Column::Login.eq(login))
            .into_query();
        let known = known_network::Entity::find()
            .filter(known_network::Column::Network.eq(network))
            .filter(known_network::Column::PersonId.in_subquery(person))
            .count(&self.db.read)
            .await?;
        Ok(known > 0)
    }

    /// Deletes counts whose window is over, and networks that nobody came from for long.
    pub(super) async fn purge_limits(&self, now: Timestamp) -> Result<()> {
        Entity::delete_many()
            .filter(Column::EndsAt.lte(now.millis()))
            .exec(&self.db.write)
            .await?;
        known_network::Entity::delete_many()
            .filter(known_network::Column::LastAt.lte(now.plus_secs(-NETWORK_LIFE_SECS).millis()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

impl SystemTx<'_> {
    /// Notes that a person signed in from a network.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn remember_network(
        &self,
        person: &PersonId,
        network: &str,
        now: Timestamp,
    ) -> Result<()> {
        use known_network::Column as N;

        let row = known_network::ActiveModel {
            person_id: Set(person.to_string()),
            network: Set(network.to_owned()),
            last_at: Set(now.millis()),
        };
        let again = OnConflict::columns([N::PersonId, N::Network])
            .update_column(N::LastAt)
            .to_owned();
        known_network::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(&self.db.write)
            .await?;
        Ok(())
    }
}
