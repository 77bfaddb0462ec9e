//! The whole process, put together: callable from `main` and from tests.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::{Context as _, Result};
use axum::{Router, serve::ListenerExt as _};
use service::{Clock, Deps, Service};
use store::Store;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::{
    config::Settings,
    database::{self, Schema},
    install_tls_provider, routes,
    web::{Policy, Route, Web, is_stand_in, read_assets},
};

/// How long requests may still take after the process was told to stop.
const GRACE: Duration = Duration::from_secs(35);

/// A server that listens and does not answer yet: [`Application::run_until`] answers.
pub struct Application {
    listener: TcpListener,
    local_addr: SocketAddr,
    router: Router,
    routes: Vec<Route>,
    service: Service,
    store: Store,
    workers: bool,
}

impl Application {
    /// Opens the database, listens, and puts everything together.
    ///
    /// # Errors
    /// Whatever keeps the server from starting, in words for whoever starts it.
    pub async fn build(
        mut settings: Settings,
        schema: Schema,
        clock: Arc<dyn Clock>,
    ) -> Result<Self> {
        install_tls_provider();
        let listener = TcpListener::bind(settings.listen)
            .await
            .with_context(|| format!("cannot listen on {}", settings.listen))?;
        let local_addr = listener
            .local_addr()
            .context("cannot tell the address that was bound")?;
        settings.listen = local_addr;

        let (store, schema) = database::open(&settings, schema).await?;
        let hosts = settings.hosts();
        let service = service(&settings, store.clone(), Arc::clone(&clock))?;
        let web = Arc::new(Web {
            doors: Arc::new(service.clone()),
            service: service.clone(),
            schema,
            clock,
            assets: read_assets(&settings.site_dir)?,
            policy: Policy::new(&hosts),
            origin: settings.console_origin(),
            sandbox: is_stand_in(&hosts),
            proxy_hops: settings.trusted_proxy_hops,
        });
        let (router, routes) = routes::build(&web, &settings.site_dir)?;
        Ok(Self {
            listener,
            local_addr,
            router,
            routes,
            service,
            store,
            workers: settings.workers,
        })
    }

    /// Where it listens: with port 0 in the settings, the port that the system chose.
    #[must_use]
    pub fn local_addr(&self) -> SocketAddr {
        self.local_addr
    }

    /// Every route, server functions included.
    #[must_use]
    pub fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The use cases behind it.
    #[must_use]
    pub fn service(&self) -> &Service {
        &self.service
    }

    /// Answers until `stop`; then takes no new connection, finishes what was begun, and stops the workers last.
    ///
    /// # Errors
    /// When listening fails.
    pub async fn run_until(self, stop: CancellationToken) -> Result<()> {
        let stop_workers = CancellationToken::new();
        let workers = self
            .workers
            .then(|| tokio::spawn(work(self.service.clone(), stop_workers.clone())));
        let stop_log = CancellationToken::new();
        let call_log = tokio::spawn(log_calls(self.service.clone(), stop_log.clone()));
        tracing::info!(listen = %self.local_addr, "listening");

        let listener = self.listener.tap_io(|connection| {
            // Without it small answers wait; they still arrive.
            let _ = connection.set_nodelay(true);
        });
        let service = self
            .router
            .into_make_service_with_connect_info::<SocketAddr>();
        let serving =
            axum::serve(listener, service).with_graceful_shutdown(stop.clone().cancelled_owned());
        let overdue = async {
            stop.cancelled().await;
            tokio::time::sleep(GRACE).await;
        };
        let served = tokio::select! {
            served = serving => served,
            () = overdue => {
                tracing::warn!("some requests did not finish in time");
                Ok(())
            }
        };
        stop_workers.cancel();
        match workers {
            Some(workers) => workers.await.context("the workers failed")?,
            None => self.service.finish().await,
        }
        // Last: whatever was still under way may have called WeChat.
        stop_log.cancel();
        call_log.await.context("the log of calls failed")?;
        self.store
            .close()
            .await
            .context("cannot close the database")?;
        tracing::info!("stopped");
        served.context("cannot go on listening")
    }
}

/// The use cases over this database.
///
/// # Errors
/// An HTTP client that cannot be made.
pub(crate) fn service(settings: &Settings, store: Store, clock: Arc<dyn Clock>) -> Result<Service> {
    let hosts = settings.hosts();
    Ok(Service::new(Deps {
        store,
        sandbox: is_stand_in(&hosts),
        wechat: wechat::Client::with_timeouts(hosts, settings.wechat.timeouts)
            .context("cannot call WeChat")?,
        clock,
        node: node_name()?,
        console_origin: settings.console_origin().as_str().to_owned(),
        push_retention_days: i64::from(settings.push_retention_days),
        session_life_secs: i64::from(settings.session_hours) * 3_600,
        call_log_days: i64::from(settings.call_log_days),
        reconcile_hours: i64::from(settings.reconcile_hours),
    }))
}

async fn work(service: Service, stop: CancellationToken) {
    service.run_workers(stop).await;
}

async fn log_calls(service: Service, stop: CancellationToken) {
    service.run_call_log(stop).await;
}

/// A name for this process among several: random, since a restart is another holder of leases.
fn node_name() -> Result<String> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).context("the system gives no randomness")?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
