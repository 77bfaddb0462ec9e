//! Renewals ahead of time: as many under way at once as the pool holds, and the next as soon as one ends.

use std::{sync::Arc, time::Duration};

use domain::{
    call::{AUTHORIZER_TOKEN, COMPONENT_TOKEN},
    ids::PlatformId,
    time::Timestamp,
};
use store::{ClaimedRenewal, ComponentHealth, StoreError};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use super::{KeepError, Platform, component::MARGIN_SECS, renewal::LEASE_SECS};
use crate::core::Service;

/// How many renewals a node has under way.
const AT_ONCE: usize = 24;
/// So many places are free before more is taken up: one statement for many.
const TOGETHER: usize = 8;
/// How often the pool looks although nothing was due.
const PACE: Duration = Duration::from_secs(2);

impl Service {
    /// Renews what is due until told to stop, then waits for what is under way.
    pub(crate) async fn run_renewals(&self, stop: &CancellationToken) {
        let mut pool = JoinSet::new();
        while !stop.is_cancelled() {
            let more = self.fill(&mut pool).await;
            tokio::select! {
                () = stop.cancelled() => {}
                Some(_) = pool.join_next() => {}
                () = tokio::time::sleep(PACE), if !more => {}
            }
        }
        while pool.join_next().await.is_some() {}
    }

    /// Renews everything that is due now.
    pub(crate) async fn renew_due(&self) {
        let mut pool = JoinSet::new();
        loop {
            self.fill(&mut pool).await;
            if pool.join_next().await.is_none() {
                return;
            }
        }
    }

    /// Takes up what is due, when enough places are free; whether there may be more.
    async fn fill(&self, pool: &mut JoinSet<()>) -> bool {
        let free = AT_ONCE.saturating_sub(pool.len());
        if free < TOGETHER {
            return true;
        }
        match self.take_up(pool, free).await {
            Ok(taken) => taken >= free,
            Err(error) => {
                told(error);
                false
            }
        }
    }

    async fn take_up(&self, pool: &mut JoinSet<()>, free: usize) -> Result<usize, StoreError> {
        let (mut taken, now) = (0, self.now());
        for health in self.store().system().component_health().await? {
            let platform = &health.platform;
            self.strains().learn(platform, health.rest);
            let spent = |api| self.pauses().until(platform, api, "", now).is_some();
            let can_renew = can_renew(&health, now, spent(COMPONENT_TOKEN));
            let rests = spent(AUTHORIZER_TOKEN) || health.rest.until.is_some_and(|at| at > now);
            if taken >= free || rests || !can_renew {
                continue;
            }
            // PostgreSQL may give more than it was asked for.
            let limit = u64::try_from(free.saturating_sub(taken)).unwrap_or(1);
            let claimed = self.claim_due(platform, now, limit).await?;
            if claimed.is_empty() {
                continue;
            }
            taken += claimed.len();
            let platform = Arc::new(self.load_platform(platform).await?);
            for one in claimed {
                pool.spawn(renew(self.clone(), Arc::clone(&platform), one));
            }
        }
        Ok(taken)
    }

    async fn claim_due(
        &self,
        platform: &PlatformId,
        now: Timestamp,
        limit: u64,
    ) -> Result<Vec<ClaimedRenewal>, StoreError> {
        let (rows, node) = (self.store().platform(platform), &self.deps().node);
        rows.claim_renewals(node, now, now.plus_secs(LEASE_SECS), limit)
            .await
    }
}

/// Whether there is a token of the platform's to renew with, or one can be had, which is not so while their quota is
/// `spent`.
fn can_renew(health: &ComponentHealth, now: Timestamp, spent: bool) -> bool {
    let lives = |at: Timestamp| at > now.plus_secs(MARGIN_SECS);
    health.token_expires_at.is_some_and(lives)
        || (domain::ticket::TicketHealth::of(health.ticket_at, now).is_usable()
            && health.retry_at.is_none_or(|at| at <= now)
            && !spent)
}

async fn renew(service: Service, platform: Arc<Platform>, claimed: ClaimedRenewal) {
    // A refusal of WeChat's is on the account's row, where staff see it.
    if let Err(KeepError::Store(error)) = service.renew_claimed(&platform, &claimed).await {
        told(error);
    }
}

fn told(error: StoreError) {
    tracing::error!(
        error = &error as &dyn std::error::Error,
        "renewing tokens failed"
    );
}
