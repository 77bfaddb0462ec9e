use domain::{
    ids::PushId,
    push::{PushOutcome, PushState, TICKET},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Select,
    sea_query::{Expr, ExprTrait as _, LockBehavior, LockType},
};

use super::BODY;
use crate::{
    PlatformStore, PlatformTx, Result, WaitingTickets,
    decode::Decode,
    entities::push::{Column, Entity},
    platform::listing::newest,
};

impl PlatformStore<'_> {
    /// When the newest tickets were received, the newest first.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn newest_tickets(&self, limit: u64) -> Result<Vec<Timestamp>> {
        let times: Vec<i64> = self
            .newest_tickets_query(limit)
            .select_only()
            .column(Column::ReceivedAt)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        Ok(times.into_iter().map(Timestamp::from_millis).collect())
    }

    pub(crate) fn newest_tickets_query(&self, limit: u64) -> Select<Entity> {
        let tickets = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::InfoType.eq(TICKET));
        newest(tickets, Column::ReceivedAt, Column::Id, limit)
    }
}

impl PlatformTx<'_> {
    /// The tickets that wait, the oldest first and so many at most, with the content of the newest of them. Another
    /// node's transaction leaves out those that this one holds.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn waiting_tickets(&self, limit: u64) -> Result<Option<WaitingTickets>> {
        let rows: Vec<(String, i64)> = Entity::find()
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Expr::cust("push.state = 'pending'"))
            .filter(Expr::cust("push.info_type = 'component_verify_ticket'"))
            .order_by(Column::ReceivedAt, Order::Asc)
            .order_by(Column::Id, Order::Asc)
            .limit(limit)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .select_only()
            .columns([Column::Id, Column::ReceivedAt])
            .into_tuple()
            .all(&self.db.write)
            .await?;
        let (Some((_, oldest)), Some((newest, newest_at))) = (rows.first(), rows.last()) else {
            return Ok(None);
        };
        let sealed: Vec<u8> = Entity::find_by_id(newest.as_str())
            .select_only()
            .column(Column::Body)
            .into_tuple()
            .one(&self.db.write)
            .await?
            .unwrap_or_default();
        Ok(Some(WaitingTickets {
            body: self.db.keys.open(BODY, newest, &sealed)?,
            oldest_at: Timestamp::from_millis(*oldest),
            newest_at: Timestamp::from_millis(*newest_at),
            ids: rows
                .iter()
                .map(|(id, _)| Decode("push").id("id", id))
                .collect::<Result<_>>()?,
        }))
    }

    /// These tickets are done, at once and without a lease: nobody was called.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn finish_tickets(
        &self,
        ids: &[PushId],
        outcome: PushOutcome,
        node: &str,
        now: Timestamp,
    ) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::State, Expr::value(PushState::Done.code()))
            .col_expr(Column::Outcome, Expr::value(outcome.code()))
            .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
            .col_expr(Column::LeaseOwner, Expr::value(node))
            .col_expr(Column::BeganAt, Expr::value(now.millis()))
            .col_expr(Column::DoneAt, Expr::value(now.millis()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Id.is_in(ids.iter().map(PushId::as_str)))
            .filter(Column::State.eq(PushState::Waiting.code()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}
