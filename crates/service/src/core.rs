use std::sync::Arc;

use console::{Ctx, Fault, Refusal, Who};
use domain::{ids::RequestId, time::Timestamp};
use store::{Store, StoreError};
use tokio::sync::Notify;
use tokio_util::task::TaskTracker;

use crate::{audit::Event, clock::Clock, entropy, password::Passwords, push::KeyCache};

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
}

/// Every use case. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Service(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    deps: Deps,
    passwords: Passwords,
    /// Wakes the workers: something was put down for them.
    work: Notify,
    /// Exchanges that go on although nobody waits for them any more.
    tasks: TaskTracker,
    key_cache: KeyCache,
}

impl Service {
    /// The use cases over what they need.
    #[must_use]
    pub fn new(deps: Deps) -> Self {
        let (passwords, work, tasks) = (Passwords::default(), Notify::new(), TaskTracker::new());
        Self(Arc::new(Inner {
            deps,
            passwords,
            work,
            tasks,
            key_cache: KeyCache::default(),
        }))
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.deps.store
    }

    pub(crate) fn wechat(&self) -> &wechat::Client {
        &self.0.deps.wechat
    }

    pub(crate) fn deps(&self) -> &Deps {
        &self.0.deps
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    pub(crate) fn work(&self) -> &Notify {
        &self.0.work
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
