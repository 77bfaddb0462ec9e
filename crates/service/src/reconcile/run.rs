use std::sync::Arc;

use console::Ctx;
use domain::{
    attempt::{Failure, FailureKind},
    audit::Action,
    ids::{FindingId, PlatformId, ReconciliationId},
    reconciliation::{FindingKind, RunPhase},
    time::Timestamp,
};
use store::{NewFinding, PlatformStore, Progress, RunRow, StoreError, Tx};
use tokio_util::sync::CancellationToken;

use super::{compare::Found, outcome::Stop};
use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
    failure::reason,
    keeper::Platform,
    settle::next_try,
};

/// How long a run is kept between two notes of its progress: longer than the calls between them may take.
const LEASE_SECS: i64 = 120;
/// How long a run waits for nothing in particular.
const MOMENT_SECS: i64 = 10;
/// How often a run tries to go on, one time after another, before it is given up.
const TRIES: i64 = 10;
/// How much of what a run has seen is forgotten in one statement, once it has ended.
const AT_ONCE: u64 = 5_000;
/// How many runs are kept, with what they found.
const KEPT: u64 = 60;

/// A run in this process's hands.
pub(super) struct Run<'a> {
    pub(super) service: &'a Service,
    pub(super) platform: Arc<Platform>,
    pub(super) row: RunRow,
    pub(super) progress: Progress,
    fence: i64,
    stop: &'a CancellationToken,
}

impl Service {
    /// Goes on with a run until it has ended, or cannot go on; nothing happens while somebody else has it.
    pub(super) async fn reconcile(
        &self,
        platform: &PlatformId,
        id: &ReconciliationId,
        stop: &CancellationToken,
    ) -> Result<(), StoreError> {
        let rows = self.store().platform(platform);
        let (now, node) = (self.now(), &self.deps().node);
        let until = now.plus_secs(LEASE_SECS);
        let Some(fence) = rows.lease_run(id, node, now, until).await? else {
            return Ok(());
        };
        let row = rows.run(id).await?;
        let mut run = Run {
            service: self,
            platform: Arc::new(self.load_platform(platform).await?),
            progress: row.progress.clone(),
            row,
            fence,
            stop,
        };
        let went = run.go().await;
        run.close(went).await
    }
}

impl Run<'_> {
    async fn go(&mut self) -> Result<(), Stop> {
        if self.progress.phase == RunPhase::List {
            self.read_list().await?;
        }
        if self.progress.phase == RunPhase::Look {
            self.look_around().await?;
        }
        self.look_for_missing().await
    }

    async fn close(self, went: Result<(), Stop>) -> Result<(), StoreError> {
        match went {
            Ok(()) => self.end(None).await,
            Err(Stop::Fail(failure)) => self.end(Some(&failure)).await,
            Err(Stop::Rest(failure)) => self.rest(&failure).await,
            Err(Stop::Day(failure)) => self.rest_today(&failure).await,
            Err(Stop::Told) => self.rows().release_run(&self.row.id, self.fence).await,
            Err(Stop::Lost) => Ok(()),
            // What the database refuses once, it may refuse each time.
            Err(Stop::Store(error)) => {
                tracing::error!(
                    platform.id = %self.platform.id, error = &error as &dyn std::error::Error,
                    "a reconciliation was interrupted"
                );
                self.rest(&Failure::of(FailureKind::Internal)).await
            }
        }
    }

    async fn end(&self, failure: Option<&Failure>) -> Result<(), StoreError> {
        let ctx = self.service.own_ctx();
        let tx = self.service.store().begin().await?;
        let rows = tx.platform(&self.platform.id);
        if !rows
            .end_run(&self.row.id, self.fence, &self.progress, failure, ctx.now)
            .await?
        {
            return Ok(());
        }
        let facts = FindingKind::ALL
            .iter()
            .map(|kind| (kind.code(), self.progress.tally.of(*kind)))
            .filter(|(_, count)| *count > 0)
            .fold(
                Facts::new()
                    .with("listed", self.progress.listed)
                    .with("looked", self.progress.looked),
                |facts, (kind, count)| facts.with(kind, count),
            );
        let event = Event::new(&ctx, Actor::system(), Action::EndReconciliation)
            .at(&self.platform.id)
            .on(Object::platform(&self.platform.id, &self.platform.name))
            .after(facts);
        let event = match failure {
            Some(failure) => event.failed(reason(failure)),
            None => event,
        };
        tx.audit(event.done()).await?;
        tx.commit().await?;
        self.forget().await
    }

    /// Forgets what ended runs have seen, this one and those of which a kill left something, and runs that are old. After
    /// the end is durable: whatever comes between, the next run's end makes up for it.
    async fn forget(&self) -> Result<(), StoreError> {
        let rows = self.rows();
        while let Some(ended) = rows.ended_run_with_listed().await? {
            while rows.forget_listed(&ended, AT_ONCE).await? > 0 {}
        }
        let tx = self.service.store().begin().await?;
        tx.platform(&self.platform.id).forget_runs(KEPT).await?;
        tx.commit().await
    }

    async fn rest(&self, failure: &Failure) -> Result<(), StoreError> {
        let tries = self.row.tries.saturating_add(1);
        if tries > TRIES {
            return self.end(Some(failure)).await;
        }
        tracing::warn!(
            platform.id = %self.platform.id, reason = reason(failure),
            "a reconciliation could not go on; it will be tried again"
        );
        let at = next_try(self.service.now(), tries.saturating_add(3));
        self.rest_until(failure, tries, at).await
    }

    /// The calls of the day are used up: it goes on when the day turns, or when staff end the pause. That is no try.
    async fn rest_today(&self, failure: &Failure) -> Result<(), StoreError> {
        let (service, now) = (self.service, self.service.now());
        let ends = service.pauses().last_end(&self.platform.id, now);
        // None when the day has turned meanwhile.
        let at = ends.unwrap_or_else(|| now.plus_secs(MOMENT_SECS));
        tracing::info!(
            platform.id = %self.platform.id, until = %at.utc(),
            "a reconciliation waits for the next day's quota"
        );
        self.rest_until(failure, self.row.tries, at).await
    }

    async fn rest_until(
        &self,
        failure: &Failure,
        tries: i64,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let tx = self.service.store().begin().await?;
        tx.platform(&self.platform.id)
            .rest_run(&self.row.id, self.fence, failure, tries, at)
            .await?;
        tx.commit().await
    }

    /// Ends the run here when the process is to end.
    pub(super) fn heed(&self) -> Result<(), Stop> {
        if self.stop.is_cancelled() {
            Err(Stop::Told)
        } else {
            Ok(())
        }
    }

    /// Notes what was found and how far the run is, within the transaction of whatever was mended, and makes it all
    /// durable. Nothing of it happens when the run was lost.
    pub(super) async fn note(&mut self, ctx: &Ctx, tx: Tx, found: Vec<Found>) -> Result<(), Stop> {
        let rows = tx.platform(&self.platform.id);
        let mut progress = self.progress.clone();
        for found in found {
            let finding = NewFinding {
                id: FindingId::new(ctx.now, entropy::ordered()),
                kind: found.kind,
                at: ctx.now,
                appid: found.appid,
                authorizer: found.authorizer,
                sets: found.sets,
                failure: found.failure,
            };
            if rows.add_finding(&self.row.id, &finding).await? {
                progress.tally.add(finding.kind);
            }
        }
        let until = self.service.now().plus_secs(LEASE_SECS);
        if !rows
            .advance_run(&self.row.id, self.fence, &progress, until)
            .await?
        {
            return Err(Stop::Lost);
        }
        tx.commit().await?;
        self.progress = progress;
        self.row.tries = 0;
        Ok(())
    }

    pub(super) fn rows(&self) -> PlatformStore<'_> {
        self.service.store().platform(&self.platform.id)
    }
}
