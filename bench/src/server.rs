//! A server process of its own.

use std::{
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use tokio::time::sleep;

use crate::{
    figures::memory::megabytes,
    http::{Connection, get},
    machine::{line_of, said},
};

/// How long a server may take to start or to stop.
const PATIENCE: Duration = Duration::from_secs(60);

/// How a server is to be started.
#[derive(Debug, Clone)]
pub struct Recipe {
    /// The program.
    pub program: PathBuf,
    /// The built front end.
    pub site: PathBuf,
    /// Where its data is.
    pub data: PathBuf,
    /// Its database.
    pub database: String,
    /// Where it listens.
    pub address: String,
    /// Where it finds WeChat.
    pub wechat: String,
}

/// A server that answers. Killed when dropped.
#[derive(Debug)]
pub struct Running {
    child: Child,
    /// From the start of the process to the first answer that it is ready.
    pub ready_after: Duration,
}

impl Recipe {
    /// A command of the program with these settings, and nothing else of this process's environment.
    #[must_use]
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .env_clear()
            .env("GRANTBOOK_LISTEN", &self.address)
            .env("GRANTBOOK_DATA_DIR", &self.data)
            .env("GRANTBOOK_DATABASE_URL", &self.database)
            .env("GRANTBOOK_MASTER_KEY_FILE", self.data.join("master.key"))
            .env("GRANTBOOK_SITE_DIR", &self.site)
            .env("GRANTBOOK_WECHAT_API", &self.wechat)
            .env("GRANTBOOK_WECHAT_MP", &self.wechat)
            .env("GRANTBOOK_WECHAT_OPEN", &self.wechat)
            .env("GRANTBOOK_RECONCILE_HOURS", "0")
            .env("GRANTBOOK_AUTO_MIGRATE", "true")
            .env("GRANTBOOK_LOG_LEVEL", "error");
        command
    }

    /// Starts it and waits until it is ready.
    ///
    /// # Errors
    /// It ends, or is not ready in time.
    pub async fn start(&self) -> Result<Running> {
        let began = Instant::now();
        let child = self
            .command(&["serve"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start the server")?;
        let mut running = Running {
            child,
            ready_after: Duration::ZERO,
        };
        while !self.is_ready().await {
            if let Some(status) = running.child.try_wait().context("cannot wait")? {
                bail!("the server has ended with {status}");
            }
            if began.elapsed() > PATIENCE {
                bail!("the server was not ready in time");
            }
            sleep(Duration::from_millis(1)).await;
        }
        running.ready_after = began.elapsed();
        Ok(running)
    }

    async fn is_ready(&self) -> bool {
        let Ok(mut connection) = Connection::open(&self.address).await else {
            return false;
        };
        let answer = connection.ask(&get(&self.address, "/readyz", "")).await;
        answer.is_ok_and(|answer| answer.status == 200)
    }
}

impl Running {
    /// The memory that it holds, in MB.
    #[must_use]
    pub fn resident_mb(&self) -> f64 {
        megabytes(&line_of(&self.status_file(), "VmRSS"))
    }

    /// Where the kernel tells of it.
    #[must_use]
    pub fn status_file(&self) -> String {
        format!("/proc/{}/status", self.child.id())
    }

    /// Stops it as an operator does, and waits.
    ///
    /// # Errors
    /// It does not end in time.
    pub async fn stop(mut self) -> Result<()> {
        said("kill", &["-TERM", &self.child.id().to_string()]);
        let began = Instant::now();
        while self.child.try_wait().context("cannot wait")?.is_none() {
            if began.elapsed() > PATIENCE {
                bail!("the server did not stop in time");
            }
            sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }

    /// Kills it, as a loss of power would: nothing is finished.
    ///
    /// # Errors
    /// It cannot be killed.
    pub fn kill(mut self) -> Result<()> {
        self.child.kill().context("cannot kill the server")?;
        self.child.wait().context("cannot wait")?;
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It has ended already where it was stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
