use std::sync::Arc;

use anyhow::{Context as _, Result};
use service::Clock;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;

use crate::{Application, config::Settings, database::Schema};

/// `serve`: until SIGINT or SIGTERM.
///
/// # Errors
/// What keeps it from starting or from going on, in words.
pub async fn serve(settings: Settings, migrate: bool, clock: Arc<dyn Clock>) -> Result<()> {
    let schema = if migrate || settings.auto_migrate {
        Schema::Migrate
    } else {
        Schema::Check
    };
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?,
        signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?,
    );
    let application = Application::build(settings, schema, clock).await?;
    let stop = CancellationToken::new();
    let told = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("told to stop: finishing what was begun");
        told.cancel();
    });
    application.run_until(stop).await
}
