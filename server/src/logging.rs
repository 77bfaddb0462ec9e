//! What the process says while it runs: to standard error, so that standard output stays for answers of commands.

use tracing_subscriber::{EnvFilter, fmt};

use crate::config::{LogFormat, LogSettings};

/// Begins to log. A second call (in tests) changes nothing.
pub fn begin(settings: &LogSettings) {
    let filter = EnvFilter::builder().parse_lossy(&settings.level);
    let lines = fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // It fails only when something logs already.
    let _ = match settings.format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
}
