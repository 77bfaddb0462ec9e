//! What nobody asks for: pushes worked off, codes tried again, tokens renewed ahead of time, old rows removed.

use std::time::Duration;

use domain::{
    ids::{AuthorizerId, PlatformId},
    time::Timestamp,
    token::LATEST_SECS,
};
use store::{Lane, StoreError};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::{core::Service, keeper::KeepError};

/// How often the workers look although nothing woke them.
pub(crate) const PACE: Duration = Duration::from_secs(2);
/// How much of one kind is taken up in one round, and how much of it at once.
pub(crate) const ROUND: u64 = 100;
const AT_ONCE: usize = 8;
/// What failed is left alone for so long.
const REST_SECS: i64 = 60;

impl Service {
    /// Works until told to stop, then waits for what is under way. Pushes have loops of their own: a slow renewal, or a
    /// slow exchange, must not keep a ticket waiting.
    pub async fn run_workers(&self, stop: CancellationToken) {
        let upkeep = async {
            told(
                "entering old rows into the search",
                self.store().fill_search().await,
            );
            while !stop.is_cancelled() {
                self.keep_up(&stop).await;
                pause(&stop, PACE).await;
            }
        };
        // Its own loop: it waits for answers that may never come.
        let rehearsals = async {
            while !stop.is_cancelled() {
                told("rehearsing", self.rehearse_due().await);
                pause(&stop, PACE).await;
            }
        };
        tokio::join!(
            self.keep_working_off(Lane::AtOnce, &stop),
            self.keep_working_off(Lane::Exchanges, &stop),
            upkeep,
            self.run_renewals(&stop),
            self.keep_reconciling(&stop, PACE),
            rehearsals
        );
        self.finish().await;
    }

    /// Waits for the exchanges that are under way.
    pub async fn finish(&self) {
        self.tasks().close();
        self.tasks().wait().await;
        self.tasks().reopen();
    }

    /// Does what is due, once: for tests, which move the clock and then want it done.
    pub async fn work_round(&self) {
        told("working off pushes", self.work_off_pushes().await);
        self.keep_up(&CancellationToken::new()).await;
        self.count_what_came().await;
        self.renew_due().await;
        told("comparing the book with WeChat", self.reconcile_due().await);
        told("writing the log of calls", self.write_calls().await);
        told("rehearsing", self.rehearse_due().await);
    }

    /// A failure of one thing does not keep the others from being done.
    async fn keep_up(&self, stop: &CancellationToken) {
        told("settling attempts", self.settle_due_attempts(stop).await);
        told(
            "renewing component tokens",
            self.keep_component_tokens().await,
        );
        told("ending suspicions", self.end_quiet_rivals().await);
        told("reading profiles", self.learn_due_profiles(stop).await);
        told("listing expired links", self.list_expired_links().await);
        told("removing old pushes", self.remove_old_pushes().await);
        told("removing old calls", self.purge_calls().await);
        told(
            "removing what is over",
            self.store()
                .system()
                .purge_expired(self.now())
                .await
                .map(drop),
        );
    }

    async fn settle_due_attempts(&self, stop: &CancellationToken) -> Result<(), StoreError> {
        let due = self
            .store()
            .system()
            .due_attempts(self.now(), ROUND)
            .await?;
        each(due, stop, |(platform, id)| {
            let service = self.clone();
            async move {
                told(
                    "settling an attempt",
                    service.settle(&service.own_ctx(), &platform, &id).await,
                )
            }
        })
        .await;
        Ok(())
    }

    async fn keep_component_tokens(&self) -> Result<(), StoreError> {
        for id in self.store().system().platform_ids().await? {
            let state = self.store().platform(&id).component_state().await?;
            let soon = state
                .token_expires_at
                .is_none_or(|at| at <= self.now().plus_secs(LATEST_SECS));
            let rests = state.retry_at.is_some_and(|at| at > self.now());
            if soon && state.ticket.is_some() && !rests {
                let platform = self.load_platform(&id).await?;
                kept(
                    self.component_token_ahead(&platform, LATEST_SECS)
                        .await
                        .map(drop),
                );
            }
        }
        Ok(())
    }

    async fn list_expired_links(&self) -> Result<(), StoreError> {
        for id in self.store().system().platform_ids().await? {
            self.store().platform(&id).list_expired(self.now()).await?;
        }
        Ok(())
    }

    async fn learn_due_profiles(&self, stop: &CancellationToken) -> Result<(), StoreError> {
        let due: Vec<(PlatformId, AuthorizerId)> = self
            .store()
            .system()
            .due_profiles(self.rested(), ROUND)
            .await?;
        each(due, stop, |(platform, id)| {
            let service = self.clone();
            async move { kept(service.learn_profile(&platform, &id).await) }
        })
        .await;
        Ok(())
    }

    /// What failed at this moment or before has rested long enough.
    fn rested(&self) -> Timestamp {
        self.now().plus_secs(-REST_SECS)
    }
}

/// Waits so long, or until told to stop.
pub(crate) async fn pause(stop: &CancellationToken, pace: Duration) {
    tokio::select! {
        () = stop.cancelled() => {}
        () = tokio::time::sleep(pace) => {}
    }
}

/// Does all of it, a few at once. Told to stop, it begins no more and waits for what is under way.
pub(crate) async fn each<T, F: Future<Output = ()> + Send + 'static>(
    due: Vec<T>,
    stop: &CancellationToken,
    mut work: impl FnMut(T) -> F,
) {
    let mut under_way = JoinSet::new();
    for one in due {
        if under_way.len() >= AT_ONCE {
            under_way.join_next().await;
        }
        if stop.is_cancelled() {
            break;
        }
        under_way.spawn(work(one));
    }
    while under_way.join_next().await.is_some() {}
}

pub(crate) fn told(doing: &'static str, result: Result<(), StoreError>) {
    if let Err(error) = result {
        tracing::error!(error = &error as &dyn std::error::Error, "{doing} failed");
    }
}

/// A refusal of WeChat's is on the token's row already, where staff see it.
fn kept(result: Result<(), KeepError>) {
    if let Err(KeepError::Store(error)) = result {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "renewing a token failed"
        );
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    };

    use super::*;

    #[tokio::test]
    async fn told_to_stop_nothing_more_is_begun_and_what_is_under_way_is_done() {
        let (stop, done) = (CancellationToken::new(), Arc::new(AtomicUsize::new(0)));
        each((0..100).collect(), &stop, |_| {
            let (stop, done) = (stop.clone(), Arc::clone(&done));
            async move {
                stop.cancel();
                tokio::task::yield_now().await;
                done.fetch_add(1, Ordering::Relaxed);
            }
        })
        .await;
        assert_eq!(done.load(Ordering::Relaxed), AT_ONCE);
    }
}
