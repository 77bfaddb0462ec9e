use std::sync::Arc;

use domain::{
    attempt::{Failure, FailureKind},
    time::Timestamp,
};
use secrecy::SecretString;
use store::StoreError;

use super::KeepError;
use crate::{core::Service, wait::Patience};

/// How long a renewal may hold its lease: longer than WeChat's client waits for its answers.
pub(super) const LEASE_SECS: i64 = 30;

/// What a look at a token found.
pub(super) enum Look<S> {
    /// It is still of use.
    Fresh(SecretString),
    /// It is not: what a renewal needs to know.
    Stale(S),
}

/// A token that one node at a time renews.
pub(super) trait Renewal: Send + Sync {
    /// What a renewal needs to know.
    type State: Send;
    /// The stored token.
    fn look(&self) -> impl Future<Output = Result<Look<Self::State>, KeepError>> + Send;
    /// Takes the lease until then: the number that proves it, or none while somebody else has it.
    fn claim(
        &self,
        now: Timestamp,
        until: Timestamp,
    ) -> impl Future<Output = Result<Option<i64>, StoreError>> + Send;
    /// Gives the lease back with nothing renewed.
    fn release(&self, fence: i64) -> impl Future<Output = Result<(), StoreError>> + Send;
    /// Asks WeChat, and writes what it said under the lease, which ends it.
    fn renew(
        &self,
        fence: i64,
        state: Self::State,
    ) -> impl Future<Output = Result<SecretString, KeepError>> + Send;
}

impl Service {
    /// The stored token, else a new one, asked for once over all nodes: whoever does not get the lease waits for the
    /// one who has it. The renewal goes on when whoever wanted it goes away: WeChat voids the old token with its answer.
    pub(super) async fn renewed(
        &self,
        renewal: impl Renewal + 'static,
    ) -> Result<SecretString, KeepError> {
        let unreachable = || KeepError::WeChat(Failure::of(FailureKind::Unreachable));
        let (mut patience, renewal) = (Patience::new(LEASE_SECS), Arc::new(renewal));
        loop {
            if let Look::Fresh(token) = renewal.look().await? {
                return Ok(token);
            }
            let (service, turn) = (self.clone(), Arc::clone(&renewal));
            let turn = self
                .tasks()
                .spawn(async move { service.take_renewal(&*turn).await });
            if let Some(token) = turn.await.map_err(|_| unreachable())?? {
                return Ok(token);
            }
            if !patience.wait().await {
                return Err(unreachable());
            }
        }
    }

    /// Renews, unless somebody else has the lease.
    async fn take_renewal(
        &self,
        renewal: &impl Renewal,
    ) -> Result<Option<SecretString>, KeepError> {
        let now = self.now();
        let Some(fence) = renewal.claim(now, now.plus_secs(LEASE_SECS)).await? else {
            return Ok(None);
        };
        // Another node may have renewed between our look and our lease.
        match renewal.look().await {
            Ok(Look::Stale(state)) => renewal.renew(fence, state).await.map(Some),
            Ok(Look::Fresh(token)) => {
                renewal.release(fence).await?;
                Ok(Some(token))
            }
            Err(error) => {
                renewal.release(fence).await?;
                Err(error)
            }
        }
    }
}
