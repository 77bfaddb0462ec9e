use std::sync::Arc;

use console::{Ctx, Fault, Refusal, Rejected, Who};
use domain::{
    ids::{PlatformId, RequestId},
    problem::FormProblem,
    time::Timestamp,
};
use store::{Lane, Store, StoreError};
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use crate::{
    audit::Event,
    calls::{CallLog, Pauses, PlatformCalls},
    clock::Clock,
    entropy,
    keeper::Strains,
    password::Passwords,
    push::{KeyCache, Tally},
};

/// As the trail gives the reason of whoever was too late.
pub(crate) const CHANGED_MEANWHILE: &str = "changed_meanwhile";
/// And of whoever does not own the installation.
pub(crate) const OWNER_ONLY: &str = "owner_only";

/// What the use cases need from outside.
#[derive(Debug, Clone)]
pub struct Deps {
    /// The database.
    pub store: Store,
    /// WeChat.
    pub wechat: wechat::Client,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// The name of this process among several: owns the leases it takes.
    pub node: String,
    /// The hosts called are not WeChat's own.
    pub sandbox: bool,
    /// Where browsers find the console: scheme, host and port. Invitations lead there.
    pub console_origin: String,
    /// How long a session lives, in seconds.
    pub session_life_secs: i64,
    /// How long pushes that are over are kept, in days.
    pub push_retention_days: i64,
    /// How long the log of calls to WeChat is kept, in days.
    pub call_log_days: i64,
    /// The book is compared with what WeChat says once in so many hours; never with 0, unless somebody asks.
    pub reconcile_hours: i64,
}

/// Every use case. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Service(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    deps: Deps,
    passwords: Passwords,
    /// Wake the workers of each lane: something was put down for them.
    at_once: Notify,
    exchanges: Notify,
    /// Messages that are to be counted.
    messages: Tally,
    /// Refused pushes that are to be counted.
    refusals: Tally,
    /// Exchanges that go on although nobody waits for them any more.
    tasks: TaskTracker,
    key_cache: KeyCache,
    /// Calls to WeChat that are not written down yet.
    calls: Arc<CallLog>,
    /// APIs that are not called until the day turns.
    pauses: Arc<Pauses>,
    /// Platforms whose renewals rest.
    strains: Strains,
}

impl Service {
    /// The use cases over what they need.
    #[must_use]
    pub fn new(deps: Deps) -> Self {
        Self(Arc::new(Inner {
            deps,
            passwords: Passwords::default(),
            at_once: Notify::new(),
            exchanges: Notify::new(),
            messages: Tally::default(),
            refusals: Tally::default(),
            tasks: TaskTracker::new(),
            key_cache: KeyCache::default(),
            calls: Arc::default(),
            pauses: Arc::default(),
            strains: Strains::default(),
        }))
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.deps.store
    }

    /// WeChat, called for this platform: each call goes into its log.
    pub(crate) fn wechat(&self, platform: &PlatformId) -> wechat::Client {
        let Deps {
            wechat,
            clock,
            node,
            ..
        } = self.deps();
        wechat.observed(Arc::new(PlatformCalls {
            platform: platform.clone(),
            node: node.clone(),
            clock: Arc::clone(clock),
            log: Arc::clone(&self.0.calls),
            pauses: Arc::clone(&self.0.pauses),
        }))
    }

    /// WeChat's hosts.
    pub(crate) fn wechat_hosts(&self) -> &wechat::Hosts {
        self.0.deps.wechat.hosts()
    }

    pub(crate) fn strains(&self) -> &Strains {
        &self.0.strains
    }

    pub(crate) fn pauses(&self) -> &Pauses {
        &self.0.pauses
    }

    pub(crate) fn calls(&self) -> &CallLog {
        &self.0.calls
    }

    pub(crate) fn deps(&self) -> &Deps {
        &self.0.deps
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    /// Wakes the workers: there is a push to work off.
    pub(crate) fn wake(&self) {
        self.0.at_once.notify_one();
        self.0.exchanges.notify_one();
    }

    /// What wakes the workers of this lane.
    pub(crate) fn bell(&self, lane: Lane) -> &Notify {
        match lane {
            Lane::AtOnce => &self.0.at_once,
            Lane::Exchanges => &self.0.exchanges,
        }
    }

    pub(crate) fn messages(&self) -> &Tally {
        &self.0.messages
    }

    pub(crate) fn refusals(&self) -> &Tally {
        &self.0.refusals
    }

    pub(crate) fn tasks(&self) -> &TaskTracker {
        &self.0.tasks
    }

    pub(crate) fn key_cache(&self) -> &KeyCache {
        &self.0.key_cache
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.0.deps.clock.now()
    }

    /// Writes an entry that stands for itself: a refusal or a failure, which changed nothing.
    pub(crate) async fn record(&self, event: Event) -> Result<(), StoreError> {
        let tx = self.store().begin().await?;
        tx.audit(event.done()).await?;
        tx.commit().await
    }

    /// The one way to refuse what somebody asked for who was let in: the entry first, which tells what it was and why it
    /// was not done, and then the refusal.
    pub(crate) async fn refuse<T>(
        &self,
        ctx: &Ctx,
        event: Event,
        reason: &'static str,
        why: impl Into<Refusal>,
    ) -> Result<T, Refusal> {
        let written = self.record(event.refused(reason)).await;
        written.map_err(|error| refusal(ctx, "recording a refusal", error))?;
        Err(why.into())
    }

    /// Somebody was quicker: what the form shows is not so any more. `rejected`: what else is wrong with it.
    pub(crate) async fn refuse_changed<T>(
        &self,
        ctx: &Ctx,
        event: Event,
        rejected: Rejected,
    ) -> Result<T, Refusal> {
        let rejected = Rejected {
            general: Some(FormProblem::ChangedMeanwhile),
            ..rejected
        };
        self.refuse(ctx, event, CHANGED_MEANWHILE, rejected).await
    }

    /// What a form gets whose change is written only to the version that it shows: `false` when there was another.
    /// `event`: what was tried.
    pub(crate) async fn unless_changed(
        &self,
        ctx: &Ctx,
        doing: &'static str,
        event: Event,
        written: Result<bool, StoreError>,
    ) -> Result<(), Refusal> {
        match written {
            Ok(true) => Ok(()),
            Ok(false) => self.refuse_changed(ctx, event, Rejected::none()).await,
            Err(error) => Err(refusal(ctx, doing, error)),
        }
    }

    /// The context of what nobody asked for: workers and pushes.
    pub(crate) fn own_ctx(&self) -> Ctx {
        let now = self.now();
        Ctx {
            request_id: RequestId::new(now, entropy::bytes()),
            now,
            ip: None,
            user_agent: None,
            who: Who::Nobody,
        }
    }
}

/// Logs what the database could not do, once, and answers with what the visitor may know of it.
pub(crate) fn fault(ctx: &Ctx, doing: &'static str, error: StoreError) -> Fault {
    if matches!(error, StoreError::NotFound) {
        return Fault::NotFound;
    }
    tracing::error!(request.id = %ctx.request_id, error = &error as &dyn std::error::Error, "{doing} failed");
    Fault::Unavailable
}

/// What was read, or what the visitor may know of why not.
pub(crate) fn answer<T>(
    ctx: &Ctx,
    doing: &'static str,
    result: Result<T, StoreError>,
) -> Result<T, Fault> {
    result.map_err(|error| fault(ctx, doing, error))
}

/// The same for a form.
pub(crate) fn refusal(ctx: &Ctx, doing: &'static str, error: StoreError) -> Refusal {
    Refusal::Fault(fault(ctx, doing, error))
}
