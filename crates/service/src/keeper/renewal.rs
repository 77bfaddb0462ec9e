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
pub(super) trait Renewal {
    /// What a renewal needs to know.
    type State;
    /// The stored token.
    async fn look(&self) -> Result<Look<Self::State>, KeepError>;
    /// Takes the lease until then: the number that proves it, or none while somebody else has it.
    async fn claim(&self, now: Timestamp, until: Timestamp) -> Result<Option<i64>, StoreError>;
    /// Gives the lease back with nothing renewed.
    async fn release(&self, fence: i64) -> Result<(), StoreError>;
    /// Asks WeChat, and writes what it said under the lease, which ends it.
    async fn renew(&self, fence: i64, state: Self::State) -> Result<SecretString, KeepError>;
}

impl Service {
    /// The stored token, else a new one, asked for once over all nodes: whoever does not get the lease waits for the
    /// one who has it.
    pub(super) async fn renewed(&self, renewal: impl Renewal) -> Result<SecretString, KeepError> {
        let mut patience = Patience::new(LEASE_SECS);
        loop {
            if let Look::Fresh(token) = renewal.look().await? {
                return Ok(token);
            }
            let now = self.now();
            if let Some(fence) = renewal.claim(now, now.plus_secs(LEASE_SECS)).await? {
                // Another node may have renewed between our look and our lease.
                return match renewal.look().await {
                    Ok(Look::Stale(state)) => renewal.renew(fence, state).await,
                    Ok(Look::Fresh(token)) => {
                        renewal.release(fence).await?;
                        Ok(token)
                    }
                    Err(error) => {
                        renewal.release(fence).await?;
                        Err(error)
                    }
                };
            }
            if !patience.wait().await {
                return Err(KeepError::WeChat(Failure::of(FailureKind::Unreachable)));
            }
        }
    }
}
