use std::time::Duration;

use domain::audit::Action;
use store::StoreError;
use tokio_util::sync::CancellationToken;

use super::log::Batch;
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    workers::pause,
};

/// How long a call waits for company.
const PACE: Duration = Duration::from_secs(1);
const DAY_SECS: i64 = 24 * 3_600;

impl Service {
    /// Writes the log of calls, and what is counted beside it, until told to stop, and then what is left: on every node, for
    /// every node calls and is pushed to.
    pub async fn run_call_log(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            self.write_calls_or_tell().await;
            self.count_what_came().await;
            tokio::select! {
                () = pause(&stop, PACE) => {}
                () = self.calls().hurry.notified() => {}
            }
        }
        self.write_calls_or_tell().await;
        self.count_what_came().await;
    }

    async fn write_calls_or_tell(&self) {
        if let Err(error) = self.write_calls().await {
            tracing::error!(
                error = &error as &dyn std::error::Error,
                "writing the log of calls failed"
            );
        }
    }

    /// Writes every call that has ended. What the database does not take waits for the next time.
    pub(crate) async fn write_calls(&self) -> Result<(), StoreError> {
        let log = self.calls();
        let _one_at_a_time = log.writing.lock().await;
        self.share_pauses().await?;
        while let Some(batch) = log.take() {
            if let Err(error) = self.write_batch(&batch).await {
                log.put_back(batch);
                return Err(error);
            }
        }
        Ok(())
    }

    /// Tells the other nodes which APIs rest, and learns it from them.
    async fn share_pauses(&self) -> Result<(), StoreError> {
        let (pauses, ctx) = (self.pauses(), self.own_ctx());
        let news = pauses.news();
        if !news.is_empty() {
            let tx = self.store().begin().await?;
            for pause in &news {
                if !tx.system().put_pause(pause).await? {
                    continue;
                }
                let platform = tx.platform(&pause.platform_id).head().await?;
                let facts = Facts::new()
                    .with("api", pause.api.as_str())
                    .with(
                        "account",
                        (!pause.appid.is_empty()).then_some(pause.appid.as_str()),
                    )
                    .with("until", pause.until.utc())
                    .with("rid", pause.rid.clone());
                let event = Event::new(&ctx, Actor::system(), Action::PauseApi)
                    .at(&platform.id)
                    .on(Object::platform(&platform.id, &platform.name))
                    .after(facts);
                tx.audit(event.done()).await?;
                tracing::warn!(
                    platform.id = %pause.platform_id, api = pause.api, until = %pause.until.utc(),
                    "the day's calls of an API are used up: it is not called until the day turns"
                );
            }
            tx.commit().await?;
            pauses.written(&news);
        }
        let endings = pauses.endings();
        let all = self.store().system().all_pauses(ctx.now).await?;
        pauses.learn(all, endings);
        Ok(())
    }

    async fn write_batch(&self, batch: &Batch) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        tx.system().insert_calls(batch.calls.clone()).await?;
        tx.system().add_call_counts(&batch.counts).await?;
        tx.commit().await
    }

    /// Removes calls that were kept for long enough.
    pub(crate) async fn purge_calls(&self) -> Result<(), StoreError> {
        let now = self.now();
        let before = now.plus_secs(-self.deps().call_log_days * DAY_SECS);
        self.store().system().purge_pauses(now).await?;
        while self.store().system().purge_calls(before, now).await? {}
        Ok(())
    }
}
