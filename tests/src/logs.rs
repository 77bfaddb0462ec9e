//! What the processes of this test binary logged, all of them together.

use std::{
    env, io,
    sync::{Mutex, OnceLock},
};

use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

static LINES: Mutex<String> = Mutex::new(String::new());

/// Begins to keep what is logged, more of it than a server logs by itself. Not of stories by the thousand: it would fill the
/// memory.
pub(crate) fn keep() {
    if env::var_os("GRANTBOOK_STORIES").is_some() {
        return;
    }
    static BEGUN: OnceLock<()> = OnceLock::new();
    BEGUN.get_or_init(|| {
        let lines = tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new("debug"))
            .with_ansi(false)
            .with_writer(Keeper);
        lines.init();
    });
}

/// Everything so far.
#[must_use]
pub fn logs() -> String {
    LINES.lock().unwrap().clone()
}

struct Keeper;

impl MakeWriter<'_> for Keeper {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        Self
    }
}

impl io::Write for Keeper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LINES
            .lock()
            .unwrap()
            .push_str(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
