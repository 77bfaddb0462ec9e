use domain::{
    ids::PushId,
    list::{Cursor, Page, PushFilter},
    push::{CameBy, KeyPair, PushOutcome, PushState, TryEnd},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, Order, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, Select,
    sea_query::{Expr, ExprTrait as _},
};
use secrecy::SecretString;

use super::BODY;
use crate::{
    PlatformStore, PushRow, PushTry, PushWhy, Result, StoreError,
    decode::{Decode, time_or_null},
    dialect::rarely,
    entities::{
        push::{Column, Entity, Model},
        push_try,
    },
    platform::listing::page,
};

impl PlatformStore<'_> {
    /// A page of pushes, newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn pushes(&self, filter: &PushFilter) -> Result<Page<PushRow>> {
        let rows = self.pushes_query(filter).all(&self.db.read).await?;
        let rows: Vec<PushRow> = rows.into_iter().map(push_row).collect::<Result<_>>()?;
        Ok(Page::of(rows, |row| Cursor {
            key: row.received_at.millis(),
            id: row.id.to_string(),
        }))
    }

    /// One push with its content.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn push(&self, id: &PushId) -> Result<(PushRow, SecretString)> {
        let row = Entity::find_by_id(id.as_str())
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .one(&self.db.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        let body = self.db.keys.open(BODY, &row.id, &row.body)?;
        Ok((push_row(row)?, body))
    }

    /// The tries of a push that are over and did not do it, the newest first.
    ///
    /// # Errors
    /// [`StoreError::Db`], [`StoreError::Corrupt`].
    pub async fn push_tries(&self, push: &PushId) -> Result<Vec<PushTry>> {
        let rows = push_try::Entity::find()
            .filter(push_try::Column::PushId.eq(push.as_str()))
            .order_by(push_try::Column::Number, Order::Desc)
            .all(&self.db.read)
            .await?;
        rows.into_iter().map(push_try).collect()
    }

    /// How many pushes were given up and wait for staff.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn dead_pushes(&self) -> Result<i64> {
        let dead = PushFilter {
            state: Some(PushState::Dead),
            ..PushFilter::default()
        };
        let count = self.narrowed_pushes(&dead).count(&self.db.read).await?;
        Ok(i64::try_from(count).unwrap_or(i64::MAX))
    }

    pub(crate) fn pushes_query(&self, filter: &PushFilter) -> Select<Entity> {
        let mut query = self.narrowed_pushes(filter);
        if let Some(from) = filter.from {
            query = query.filter(Column::ReceivedAt.gte(from.begins().millis()));
        }
        if let Some(to) = filter.to {
            query = query.filter(Column::ReceivedAt.lt(to.ends().millis()));
        }
        page(query, Column::ReceivedAt, Column::Id, filter.after.as_ref())
    }

    /// The rarest of what the filter asks for goes by its index: an unfinished state, then an account, then a kind. The
    /// others look at the rows that it finds, as expressions that no index is about.
    fn narrowed_pushes(&self, filter: &PushFilter) -> Select<Entity> {
        let mut query = Entity::find().filter(Column::PlatformId.eq(self.id.as_str()));
        let mut led = false;
        match filter.state {
            Some(PushState::Done) => {
                query = query.filter(Expr::cust("COALESCE(push.state, '')").eq("done"));
            }
            Some(state) => {
                led = true;
                // Written out as in the partial index: a bound value would not tell the planner that it applies.
                query = query.filter(Expr::cust(match state {
                    PushState::Waiting => "push.state = 'pending' AND push.state <> 'done'",
                    PushState::Dead => "push.state = 'dead' AND push.state <> 'done'",
                    _ => "push.state = 'dismissed' AND push.state <> 'done'",
                }));
            }
            None => {}
        }
        let backend = self.db.read.get_database_backend();
        for (name, value) in [
            ("push.appid", &filter.account),
            ("push.info_type", &filter.kind),
        ] {
            if value.is_empty() {
                continue;
            }
            query = query.filter(match led {
                true => Expr::cust(format!("COALESCE({name}, '')")).eq(value.as_str()),
                false => rarely(backend, name, value.clone()),
            });
            led = true;
        }
        query
    }
}

fn why(code: Option<String>, errcode: Option<i64>, rid: Option<String>) -> Option<PushWhy> {
    code.map(|code| PushWhy { code, errcode, rid })
}

fn push_row(row: Model) -> Result<PushRow> {
    let decode = Decode("push");
    Ok(PushRow {
        id: decode.id("id", &row.id)?,
        kind: row.info_type,
        appid: row.appid,
        received_at: Timestamp::from_millis(row.received_at),
        create_time: row.create_time,
        came_by: decode.known("came_by", CameBy::from_code(&row.came_by))?,
        pair: decode.known_or_null("pair", row.pair.as_deref(), KeyPair::from_code)?,
        state: decode.known("state", PushState::from_code(&row.state))?,
        tries: row.tries,
        next_try_at: Timestamp::from_millis(row.next_try_at),
        being_worked_until: time_or_null(row.lease_until),
        node: row.lease_owner,
        began_at: time_or_null(row.began_at),
        done_at: time_or_null(row.done_at),
        dies_at: time_or_null(row.dies_at),
        outcome: decode.known_or_null("outcome", row.outcome.as_deref(), PushOutcome::from_code)?,
        why: why(row.failure, row.failure_errcode, row.failure_rid),
        attempt: decode.id_or_null("attempt_id", row.attempt_id.as_deref())?,
    })
}

fn push_try(row: push_try::Model) -> Result<PushTry> {
    Ok(PushTry {
        number: row.number,
        node: row.node,
        began_at: time_or_null(row.began_at),
        ended_at: time_or_null(row.ended_at),
        end: Decode("push_try").known("outcome", TryEnd::from_code(&row.outcome))?,
        why: why(row.failure, row.failure_errcode, row.failure_rid),
    })
}
