use domain::{attempt::Failure, ticket::TicketAnswer, time::Timestamp};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, UpdateMany,
    sea_query::{Expr, ExprTrait as _},
};
use secrecy::SecretString;

use super::{PlatformStore, PlatformTx};
use crate::{
    ComponentState, Result, StoreError,
    decode::{Decode, time_or_null},
    entities::component_state::{Column, Entity, Model},
    failure,
    keys::Slot,
    lease::{self, Claim},
};

const TICKET: Slot = Slot::new("component_state", "ticket");
const TOKEN: Slot = Slot::new("component_state", "token");

/// Where a failure stands.
const FAILURE: [Column; 3] = [
    Column::FailureKind,
    Column::FailureErrcode,
    Column::FailureRid,
];

/// Where the failure stands with which WeChat was asked for tickets.
const ASKED_FAILURE: [Column; 3] = [
    Column::AskedFailureKind,
    Column::AskedFailureErrcode,
    Column::AskedFailureRid,
];

impl PlatformStore<'_> {
    /// The ticket and the component token.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Corrupt`], [`StoreError::Db`].
    pub async fn component_state(&self) -> Result<ComponentState> {
        let row = Entity::find_by_id(self.id.as_str())
            .one(&self.db.read)
            .await?
            .ok_or(StoreError::NotFound)?;
        let open = |slot, sealed: Option<Vec<u8>>| {
            sealed
                .map(|sealed| self.db.keys.open(slot, self.id.as_str(), &sealed))
                .transpose()
        };
        let asked = asked(&row)?;
        Ok(ComponentState {
            asked,
            ticket: open(TICKET, row.ticket)?,
            ticket_at: time_or_null(row.ticket_at),
            token: open(TOKEN, row.token)?,
            token_expires_at: time_or_null(row.token_expires_at),
            failure: Decode("component_state").failure(
                row.failure_kind.as_deref(),
                row.failure_errcode,
                row.failure_rid,
            )?,
            failed_at: time_or_null(row.failed_at),
            token_at: time_or_null(row.token_at),
            retry_at: time_or_null(row.retry_at),
            failed_tries: row.renew_tries,
        })
    }

    /// Takes the right to renew the component token until `until`: the fence that proves it, or none while somebody
    /// else has it. Read [`Self::component_state`] again after it is won: the token may be new.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn lease_component_token(
        &self,
        owner: &str,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<i64>> {
        let which = Condition::all().add(Column::PlatformId.eq(self.id.as_str()));
        lease::take(&self.db.write, Entity, which, Claim { owner, now, until }).await
    }

    /// Gives the lease back without a result. Nothing happens when it was lost.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn release_component_token(&self, fence: i64) -> Result<()> {
        self.fenced(fence).exec(&self.db.write).await?;
        Ok(())
    }

    /// An UPDATE by the holder of the lease, which ends it.
    fn fenced(&self, fence: i64) -> UpdateMany<Entity> {
        Entity::update_many()
            .col_expr(Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(Column::Fence.eq(fence))
    }
}

impl PlatformTx<'_> {
    /// Keeps a ticket that was received at `at`, unless a newer one is there: whether it was kept.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn put_ticket(&self, ticket: &SecretString, at: Timestamp) -> Result<bool> {
        let sealed = self.db.keys.seal(TICKET, self.id.as_str(), ticket)?;
        let kept = Entity::update_many()
            .col_expr(Column::Ticket, Expr::value(sealed))
            .col_expr(Column::TicketAt, Expr::value(at.millis()))
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .filter(
                Condition::any()
                    .add(Column::TicketAt.is_null())
                    .add(Column::TicketAt.lt(at.millis())),
            )
            .exec(&self.db.write)
            .await?;
        Ok(kept.rows_affected > 0)
    }

    /// Notes what came of asking WeChat to push tickets.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn note_ticket_ask(
        &self,
        answer: &Result<TicketAnswer, Failure>,
        at: Timestamp,
    ) -> Result<()> {
        let asked = Entity::update_many();
        failure::kept_in(asked, ASKED_FAILURE, answer.as_ref().err())
            .col_expr(Column::AskedAt, Expr::value(at.millis()))
            .col_expr(
                Column::AskedAnswer,
                Expr::value(answer.as_ref().ok().map(|answer| answer.code())),
            )
            .filter(Column::PlatformId.eq(self.id.as_str()))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }

    /// Keeps a renewed token and ends the lease; false when the lease was lost, and then nothing is changed.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn put_component_token(
        &self,
        fence: i64,
        token: &SecretString,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<bool> {
        let sealed = self.db.keys.seal(TOKEN, self.id.as_str(), token)?;
        let kept = failed_with(self.fenced(fence), None)
            .col_expr(Column::Token, Expr::value(sealed))
            .col_expr(Column::TokenExpiresAt, Expr::value(expires_at.millis()))
            .col_expr(Column::TokenAt, Expr::value(now.millis()))
            .col_expr(Column::RetryAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::RenewTries, Expr::value(0))
            .exec(&self.db.write)
            .await?;
        Ok(kept.rows_affected > 0)
    }

    /// Notes why a renewal failed, and that it is tried again at `retry_at`, and ends the lease; false when the lease was lost, and then nothing is changed. The
    /// old token stays.
    ///
    /// # Errors
    /// [`StoreError::Db`].
    pub async fn fail_component_token(
        &self,
        fence: i64,
        failure: &Failure,
        at: Timestamp,
        retry_at: Timestamp,
    ) -> Result<bool> {
        let noted = failed_with(self.fenced(fence), Some((failure, at)))
            .col_expr(Column::RetryAt, Expr::value(retry_at.millis()))
            .col_expr(Column::RenewTries, Expr::col(Column::RenewTries).add(1))
            .exec(&self.db.write)
            .await?;
        Ok(noted.rows_affected > 0)
    }
}

impl PlatformTx<'_> {
    /// Ticket, token and troubles of the component_appid before. Whoever renews the token just now loses the lease.
    pub(super) async fn forget_component(&self) -> Result<()> {
        let none = || Expr::value(Option::<i64>::None);
        let nothing = || Expr::value(Option::<Vec<u8>>::None);
        failed_with(self.own_state(), None)
            .col_expr(Column::Ticket, nothing())
            .col_expr(Column::TicketAt, none())
            .col_expr(Column::AskedAt, none())
            .col_expr(Column::Token, nothing())
            .col_expr(Column::TokenAt, none())
            .col_expr(Column::TokenExpiresAt, none())
            .col_expr(Column::LeaseUntil, none())
            .col_expr(Column::Fence, Expr::col(Column::Fence).add(1))
            .exec(&self.db.write)
            .await?;
        self.try_renewals_anew().await
    }

    /// What renewals waited for has changed: they are tried at once, as if none had failed.
    pub(super) async fn try_renewals_anew(&self) -> Result<()> {
        self.own_state()
            .col_expr(Column::RetryAt, Expr::value(Option::<i64>::None))
            .col_expr(Column::RenewTries, Expr::value(0))
            .col_expr(Column::RestUntil, Expr::value(Option::<i64>::None))
            .col_expr(Column::Rests, Expr::value(0))
            .exec(&self.db.write)
            .await?;
        Ok(())
    }
}

fn asked(row: &Model) -> Result<Option<(Timestamp, Result<TicketAnswer, Failure>)>> {
    let decode = Decode("component_state");
    let Some(at) = time_or_null(row.asked_at) else {
        return Ok(None);
    };
    let failure = decode.failure(
        row.asked_failure_kind.as_deref(),
        row.asked_failure_errcode,
        row.asked_failure_rid.clone(),
    )?;
    if let Some(failure) = failure {
        return Ok(Some((at, Err(failure))));
    }
    let answer = row
        .asked_answer
        .as_deref()
        .and_then(TicketAnswer::from_code);
    Ok(Some((at, Ok(decode.known("asked_answer", answer)?))))
}

fn failed_with(
    update: UpdateMany<Entity>,
    failure: Option<(&Failure, Timestamp)>,
) -> UpdateMany<Entity> {
    let (failure, at) = failure.unzip();
    failure::kept_in(update, FAILURE, failure)
        .col_expr(Column::FailedAt, Expr::value(at.map(Timestamp::millis)))
}
