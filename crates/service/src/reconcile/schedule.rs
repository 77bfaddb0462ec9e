use std::time::Duration;

use console::Ctx;
use domain::{
    audit::Action,
    ids::{PersonId, PlatformId, ReconciliationId},
    ticket::BUDGET_SECS,
};
use store::{NewRun, StoreError};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use crate::{
    audit::{Actor, Event, Facts, Object},
    core::Service,
    entropy,
    workers::pause,
};

/// How many runs of different platforms are under way at once on this node.
const AT_ONCE: usize = 4;
const SECS_PER_HOUR: i64 = 3_600;

/// A run to begin.
#[derive(Debug, Clone)]
pub(crate) struct Beginning<'a> {
    pub(crate) platform: &'a PlatformId,
    pub(crate) platform_name: &'a str,
    /// Whether it looks at every account.
    pub(crate) thorough: bool,
    /// Who begins it; none for the schedule.
    pub(crate) by: Option<(PersonId, String)>,
}

impl Service {
    /// Begins a run, which the workers carry out: none, and nothing is changed, while another one is under way.
    pub(crate) async fn begin_run(
        &self,
        ctx: &Ctx,
        beginning: Beginning<'_>,
    ) -> Result<Option<ReconciliationId>, StoreError> {
        let id = ReconciliationId::new(ctx.now, entropy::ordered());
        let new = NewRun {
            id: id.clone(),
            thorough: beginning.thorough,
            started_at: ctx.now,
            by: beginning.by,
        };
        let tx = self.store().begin().await?;
        if !tx.platform(beginning.platform).start_run(&new).await? {
            return Ok(None);
        }
        let event = Event::new(ctx, Actor::of(ctx), Action::StartReconciliation)
            .at(beginning.platform)
            .on(Object::platform(
                beginning.platform,
                beginning.platform_name,
            ))
            .after(Facts::new().with("thorough", new.thorough));
        tx.audit(event.done()).await?;
        tx.commit().await?;
        Ok(Some(id))
    }

    /// Begins the runs that are due, and goes on with those that are under way, until told to stop: then each is given
    /// back, to go on with elsewhere or after the restart.
    pub(crate) async fn keep_reconciling(&self, stop: &CancellationToken, pace: Duration) {
        let mut under_way = JoinSet::new();
        while !stop.is_cancelled() {
            told(self.begin_due_runs().await);
            let room = AT_ONCE.saturating_sub(under_way.len());
            told(self.take_up_runs(&mut under_way, room, stop).await);
            pause(stop, pace).await;
            while under_way.try_join_next().is_some() {}
        }
        under_way.join_all().await;
    }

    /// Does what is due, once: for tests.
    pub(crate) async fn reconcile_due(&self) -> Result<(), StoreError> {
        self.begin_due_runs().await?;
        let mut under_way = JoinSet::new();
        let stop = CancellationToken::new();
        self.take_up_runs(&mut under_way, AT_ONCE, &stop).await?;
        under_way.join_all().await;
        Ok(())
    }

    async fn take_up_runs(
        &self,
        under_way: &mut JoinSet<()>,
        room: usize,
        stop: &CancellationToken,
    ) -> Result<(), StoreError> {
        let room = u64::try_from(room).unwrap_or(0);
        for (platform, id) in self.store().system().due_runs(self.now(), room).await? {
            let (service, stop) = (self.clone(), stop.clone());
            under_way.spawn(async move { told(service.reconcile(&platform, &id, &stop).await) });
        }
        Ok(())
    }

    /// Each platform in turn, so many hours after its newest run began, or after it was added.
    async fn begin_due_runs(&self) -> Result<(), StoreError> {
        let hours = self.deps().reconcile_hours;
        if hours <= 0 {
            return Ok(());
        }
        let ctx = self.own_ctx();
        let before = ctx.now.plus_secs(-hours.saturating_mul(SECS_PER_HOUR));
        let ticket_since = ctx.now.plus_secs(-BUDGET_SECS);
        let system = self.store().system();
        for platform in system.platforms_to_reconcile(before, ticket_since).await? {
            let head = self.store().platform(&platform).head().await?;
            let beginning = Beginning {
                platform: &platform,
                platform_name: &head.name,
                thorough: false,
                by: None,
            };
            self.begin_run(&ctx, beginning).await?;
        }
        Ok(())
    }
}

fn told(went: Result<(), StoreError>) {
    if let Err(error) = went {
        tracing::error!(
            error = &error as &dyn std::error::Error,
            "comparing the book with WeChat failed"
        );
    }
}
