//! What the workers look for, over all platforms, the longest due first. Claiming it is the platform's own matter.

use std::{collections::BTreeSet, str::FromStr};

use domain::{
    attempt::AttemptState,
    ids::{AttemptId, AuthorizerId, PlatformId, PushId, ReconciliationId, RehearsalId},
    push::{CALLING, TICKET},
    time::Timestamp,
};
use sea_orm::{
    ColumnTrait as _, EntityTrait, Order, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select, sea_query::Expr,
};

use super::SystemStore;
use crate::{
    DuePush, Result,
    decode::Decode,
    entities::{attempt, authorizer, component_state, platform, push, reconciliation, rehearsal},
    lease::is_free,
    platform::pushes::FIRST_OF_ACCOUNT,
};

/// Pushes that are worked off apart from others, so that what takes long holds up nothing that does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// What calls nobody: tickets and revocations.
    AtOnce,
    /// What is exchanged with WeChat.
    Exchanges,
}

impl Lane {
    /// Its kinds, in words that no index on kinds alone can be mistaken for.
    fn kinds(self) -> String {
        let calling = CALLING.map(|kind| format!("'{kind}'")).join(", ");
        match self {
            Self::AtOnce => {
                format!("COALESCE(push.info_type, '') NOT IN ({calling}, '{TICKET}')")
            }
            Self::Exchanges => format!("COALESCE(push.info_type, '') IN ({calling})"),
        }
    }
}

/// How much waits for the workers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pending {
    /// Pushes that are not processed.
    pub pushes: u64,
    /// Attempts whose code is not exchanged.
    pub attempts: u64,
}

impl SystemStore<'_> {
    /// Attempts whose code waits for its exchange.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db), [`Corrupt`](crate::StoreError::Corrupt).
    pub async fn due_attempts(
        &self,
        now: Timestamp,
        limit: u64,
    ) -> Result<Vec<(PlatformId, AttemptId)>> {
        let key = [attempt::Column::PlatformId, attempt::Column::Id];
        self.keys_of("attempt", due_attempts(now), key, limit).await
    }

    /// Pushes of a lane that wait to be processed, of each account the first. Those whose code dies soon come before all
    /// others. Tickets are not among them: [`Self::platform_with_tickets`].
    ///
    /// # Errors
    /// As [`Self::due_attempts`].
    pub async fn due_pushes(&self, lane: Lane, now: Timestamp, limit: u64) -> Result<Vec<DuePush>> {
        let mut due = match lane {
            Lane::Exchanges => self.pushes_of(urgent_pushes(now), limit).await?,
            // There is no code in them.
            Lane::AtOnce => Vec::new(),
        };
        let seen: BTreeSet<PushId> = due.iter().map(|push| push.id.clone()).collect();
        let others = self.pushes_of(due_pushes(lane, now), limit).await?;
        due.extend(others.into_iter().filter(|push| !seen.contains(&push.id)));
        due.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(due)
    }

    async fn pushes_of(&self, due: Select<push::Entity>, limit: u64) -> Result<Vec<DuePush>> {
        use push::Column as P;
        let rows: Vec<(String, String, String)> = due
            .select_only()
            .columns([P::PlatformId, P::Id, P::InfoType])
            .limit(limit)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        let decode = Decode("push");
        rows.into_iter()
            .map(|(platform, id, info_type)| {
                Ok(DuePush {
                    platform: decode.id("platform_id", &platform)?,
                    id: decode.id("id", &id)?,
                    info_type,
                })
            })
            .collect()
    }

    /// The first platform with tickets that wait, behind `last`.
    ///
    /// # Errors
    /// As [`Self::due_attempts`].
    pub async fn platform_with_tickets(
        &self,
        last: Option<&PlatformId>,
    ) -> Result<Option<PlatformId>> {
        let platform: Option<String> = waiting_tickets(last)
            .select_only()
            .column(push::Column::PlatformId)
            .into_tuple()
            .one(&self.db.read)
            .await?;
        platform
            .map(|id| Decode("push").id("platform_id", &id))
            .transpose()
    }

    /// Rehearsals that are not over.
    ///
    /// # Errors
    /// As [`Self::due_attempts`].
    pub async fn due_rehearsals(
        &self,
        now: Timestamp,
        limit: u64,
    ) -> Result<Vec<(PlatformId, RehearsalId)>> {
        let key = [rehearsal::Column::PlatformId, rehearsal::Column::Id];
        self.keys_of("rehearsal", due_rehearsals(now), key, limit)
            .await
    }

    /// Authorizers in force whose profile WeChat has not told, without those that were touched since `touched_since`.
    ///
    /// # Errors
    /// As [`Self::due_attempts`].
    pub async fn due_profiles(
        &self,
        touched_since: Timestamp,
        limit: u64,
    ) -> Result<Vec<(PlatformId, AuthorizerId)>> {
        let key = [authorizer::Column::PlatformId, authorizer::Column::Id];
        self.keys_of("authorizer", due_profiles(touched_since), key, limit)
            .await
    }

    /// Runs that compare a book with what WeChat says and are to go on.
    ///
    /// # Errors
    /// As [`Self::due_attempts`].
    pub async fn due_runs(
        &self,
        now: Timestamp,
        limit: u64,
    ) -> Result<Vec<(PlatformId, ReconciliationId)>> {
        let key = [
            reconciliation::Column::PlatformId,
            reconciliation::Column::Id,
        ];
        self.keys_of("reconciliation", due_runs(now), key, limit)
            .await
    }

    /// Platforms whose newest run began at `before` or earlier, or that were added then and had none, and that received a
    /// ticket since `ticket_since`.
    ///
    /// # Errors
    /// As [`Self::due_attempts`].
    pub async fn platforms_to_reconcile(
        &self,
        before: Timestamp,
        ticket_since: Timestamp,
    ) -> Result<Vec<PlatformId>> {
        let newer = reconciliation::Entity::find()
            .select_only()
            .column(reconciliation::Column::PlatformId)
            .filter(reconciliation::Column::StartedAt.gt(before.millis()))
            .into_query();
        let ticketed = component_state::Entity::find()
            .select_only()
            .column(component_state::Column::PlatformId)
            .filter(component_state::Column::TicketAt.gt(ticket_since.millis()))
            .into_query();
        let ids: Vec<String> = platform::Entity::find()
            .select_only()
            .column(platform::Column::Id)
            .filter(platform::Column::CreatedAt.lte(before.millis()))
            .filter(platform::Column::Id.in_subquery(ticketed))
            .filter(platform::Column::Id.not_in_subquery(newer))
            .into_tuple()
            .all(&self.db.read)
            .await?;
        ids.iter()
            .map(|id| Decode("platform").id("id", id))
            .collect()
    }

    /// The first `limit` keys of what is due.
    async fn keys_of<E: EntityTrait, T: FromStr>(
        &self,
        table: &'static str,
        due: Select<E>,
        key: [E::Column; 2],
        limit: u64,
    ) -> Result<Vec<(PlatformId, T)>> {
        let rows: Vec<(String, String)> = due
            .select_only()
            .columns(key)
            .limit(limit)
            .into_tuple()
            .all(&self.db.read)
            .await?;
        let decode = Decode(table);
        rows.iter()
            .map(|(platform, id)| Ok((decode.id("platform_id", platform)?, decode.id("id", id)?)))
            .collect()
    }

    /// How much waits for the workers, whenever it is due.
    ///
    /// # Errors
    /// [`Db`](crate::StoreError::Db).
    pub async fn pending(&self) -> Result<Pending> {
        Ok(Pending {
            pushes: push::Entity::find()
                .filter(Expr::cust(PUSH_PENDING))
                .count(&self.db.read)
                .await?,
            attempts: attempt::Entity::find()
                .filter(attempt::Column::State.eq(AttemptState::Returned.code()))
                .count(&self.db.read)
                .await?,
        })
    }
}

/// A code with less than this to live is urgent.
const URGENT_SECS: i64 = 600;

// Written out as in the partial indexes: a bound value would not tell the planner that they apply.
const PUSH_PENDING: &str = "push.state = 'pending'";
const ATTEMPT_RETURNED: &str = "attempt.state = 'returned'";
const RUN_RUNNING: &str = "reconciliation.state = 'running'";
const PROFILE_UNKNOWN: &str = "authorizer.status = 'authorized' AND authorizer.kind IS NULL";

pub(crate) fn due_attempts(now: Timestamp) -> Select<attempt::Entity> {
    attempt::Entity::find()
        .filter(Expr::cust(ATTEMPT_RETURNED))
        .filter(attempt::Column::NextTryAt.lte(now.millis()))
        .filter(is_free(attempt::Column::LeaseUntil, now))
        .order_by(attempt::Column::NextTryAt, Order::Asc)
}

pub(crate) fn due_pushes(lane: Lane, now: Timestamp) -> Select<push::Entity> {
    first_of_accounts(lane, now)
        .order_by(push::Column::NextTryAt, Order::Asc)
        .order_by(push::Column::Id, Order::Asc)
}

pub(crate) fn urgent_pushes(now: Timestamp) -> Select<push::Entity> {
    first_of_accounts(Lane::Exchanges, now)
        .filter(Expr::cust("push.dies_at IS NOT NULL"))
        .filter(push::Column::DiesAt.lte(now.plus_secs(URGENT_SECS).millis()))
        .order_by(push::Column::DiesAt, Order::Asc)
        .order_by(push::Column::Id, Order::Asc)
}

fn first_of_accounts(lane: Lane, now: Timestamp) -> Select<push::Entity> {
    push::Entity::find()
        .filter(Expr::cust(PUSH_PENDING))
        .filter(push::Column::NextTryAt.lte(now.millis()))
        .filter(is_free(push::Column::LeaseUntil, now))
        .filter(Expr::cust(lane.kinds()))
        .filter(Expr::cust(FIRST_OF_ACCOUNT))
}

pub(crate) fn waiting_tickets(last: Option<&PlatformId>) -> Select<push::Entity> {
    push::Entity::find()
        .filter(Expr::cust(PUSH_PENDING))
        .filter(Expr::cust("push.info_type = 'component_verify_ticket'"))
        .filter(push::Column::PlatformId.gt(last.map_or("", PlatformId::as_str)))
        .order_by(push::Column::PlatformId, Order::Asc)
        .order_by(push::Column::ReceivedAt, Order::Asc)
        .limit(1)
}

pub(crate) fn due_rehearsals(now: Timestamp) -> Select<rehearsal::Entity> {
    rehearsal::Entity::find()
        .filter(rehearsal::Column::EndedAt.is_null())
        .filter(rehearsal::Column::NextTryAt.lte(now.millis()))
        .filter(is_free(rehearsal::Column::LeaseUntil, now))
        .order_by(rehearsal::Column::NextTryAt, Order::Asc)
        .order_by(rehearsal::Column::Id, Order::Asc)
}

pub(crate) fn due_runs(now: Timestamp) -> Select<reconciliation::Entity> {
    reconciliation::Entity::find()
        .filter(Expr::cust(RUN_RUNNING))
        .filter(reconciliation::Column::NextTryAt.lte(now.millis()))
        .filter(is_free(reconciliation::Column::LeaseUntil, now))
        .order_by(reconciliation::Column::NextTryAt, Order::Asc)
}

pub(crate) fn due_profiles(touched_since: Timestamp) -> Select<authorizer::Entity> {
    authorizer::Entity::find()
        .filter(Expr::cust(PROFILE_UNKNOWN))
        .filter(authorizer::Column::UpdatedAt.lt(touched_since.millis()))
        .order_by(authorizer::Column::UpdatedAt, Order::Asc)
}
