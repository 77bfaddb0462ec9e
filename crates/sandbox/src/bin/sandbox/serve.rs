use std::{fs, path::Path, time::Duration};

use anyhow::Context as _;
use sandbox::{Config, Sandbox, Script};
use tokio::{net::TcpListener, signal};
use tokio_util::sync::CancellationToken;
use tracing_subscriber::EnvFilter;

use crate::args::ServeArgs;

/// Answers until it is told to stop.
pub async fn run(args: ServeArgs) -> anyhow::Result<()> {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    let config = Config {
        ticket_every: (args.ticket_every > 0).then(|| Duration::from_secs(args.ticket_every)),
        state: args.state,
        seed: args.seed,
        ..Config::sample(&args.console_url)
    };
    let script = args.script.map(|path| read(&path)).transpose()?;
    let sandbox = Sandbox::new(config).context("cannot start the sandbox")?;
    let listener = TcpListener::bind(args.listen)
        .await
        .with_context(|| format!("cannot listen on {}", args.listen))?;
    let address = listener
        .local_addr()
        .context("cannot tell where the sandbox listens")?;
    tracing::info!(
        "the sandbox WeChat answers at http://{address}, control page http://{address}/sandbox"
    );
    if let Some(script) = script {
        let sandbox = sandbox.clone();
        tokio::spawn(async move {
            match sandbox.play(&script).await {
                Ok(acts) => tracing::info!(acts, "the script was played"),
                Err(error) => tracing::error!(%error, "the script stopped"),
            }
        });
    }
    let cancel = CancellationToken::new();
    let stop = cancel.clone();
    tokio::spawn(async move {
        stopped().await;
        stop.cancel();
    });
    sandbox
        .serve(listener, cancel)
        .await
        .context("the sandbox stopped answering")
}

fn read(path: &Path) -> anyhow::Result<Script> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read the script {}", path.display()))?;
    text.parse()
        .with_context(|| format!("the script {} cannot be played", path.display()))
}

/// Ctrl-C, or a polite end by whoever started it.
async fn stopped() {
    let interrupt = signal::ctrl_c();
    #[cfg(unix)]
    if let Ok(mut terminate) = signal::unix::signal(signal::unix::SignalKind::terminate()) {
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    // Where signals cannot be had at all, running on is better than stopping at once.
    if interrupt.await.is_err() {
        std::future::pending::<()>().await;
    }
}
