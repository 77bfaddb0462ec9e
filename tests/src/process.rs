//! Server processes of a test's own, which it can hold, pause and kill.

use std::{
    fs::{self, File},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use tempfile::TempDir;
use url::Url;

use crate::{Browser, MovedClock, Stage, control, eventually, setting};

/// Server processes over a stage's database, in the place of its own server: the first of them is where WeChat pushes to.
pub struct Processes {
    program: PathBuf,
    folder: TempDir,
    clock: MovedClock,
    environment: Vec<(String, String)>,
    started: usize,
}

/// A server process. Killed when dropped.
pub struct Process {
    child: Child,
    /// Where it is.
    pub origin: Url,
    folder: PathBuf,
    log: PathBuf,
}

impl Processes {
    /// Stops the stage's own server; what the test looks at is read by its use cases all the same. `program` is the binary
    /// `node` of this package.
    pub async fn over(stage: &mut Stage, program: &str) -> Self {
        stage.make_way().await;
        let folder = tempfile::tempdir().unwrap();
        control::set_clock(folder.path(), stage.clock.ahead_secs());
        Self {
            program: program.into(),
            folder,
            clock: stage.clock.clone(),
            environment: setting::environment(&stage.settings),
            started: 0,
        }
    }

    /// Lets time pass, for WeChat and for all processes.
    pub fn advance_secs(&self, seconds: i64) {
        self.clock.advance_secs(seconds);
        control::set_clock(self.folder.path(), self.clock.ahead_secs());
    }

    /// Starts one at `origin`, and waits until it is ready.
    pub async fn start(&mut self, origin: &Url) -> Process {
        self.started += 1;
        let folder = self.folder.path().join(format!("node-{}", self.started));
        fs::create_dir(&folder).unwrap();
        let (log, origin) = (folder.join("log"), origin.clone());
        let child = Command::new(&self.program)
            .arg(&folder)
            .env_clear()
            .envs(self.environment.iter().cloned())
            .env(
                "GRANTBOOK_LISTEN",
                origin.socket_addrs(|| None).unwrap()[0].to_string(),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(File::create(&log).unwrap())
            .spawn()
            .unwrap();
        let mut process = Process {
            child,
            origin: origin.clone(),
            folder,
            log,
        };
        let ready = async || {
            let ended = process.child.try_wait().unwrap();
            assert!(ended.is_none(), "the process has ended");
            let answer = reqwest::get(origin.join("/readyz").unwrap()).await;
            answer.is_ok_and(|answer| answer.status() == 200)
        };
        eventually(ready, |ready| *ready).await;
        process
    }

    /// Starts one more, at an address of its own.
    pub async fn start_another(&mut self) -> Process {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap();
        self.start(&format!("http://{port}").parse().unwrap()).await
    }
}

impl Process {
    /// Has it held when it comes to this step.
    pub fn arm(&self, point: &str) {
        fs::write(self.folder.join(control::ARMED), point).unwrap();
    }

    /// Waits until it is held.
    pub async fn held(&self) {
        let reached = self.folder.join(control::REACHED);
        eventually(async || reached.exists(), |reached| *reached).await;
    }

    /// Ends it as a loss of power would, and waits until it is gone.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Takes its time away.
    pub fn pause(&self) {
        self.signal("-STOP");
    }

    /// Gives its time back, and lets go of it where it is held.
    pub fn resume(&mut self) {
        drop(self.child.stdin.take());
        self.signal("-CONT");
    }

    /// Tells it to stop, as an operator does, and waits until it has finished what it had begun.
    pub async fn stop(mut self) {
        self.signal("-TERM");
        let ended = async || self.child.try_wait().unwrap();
        let status = eventually(ended, Option::is_some).await;
        assert!(status.unwrap().success(), "{status:?}");
    }

    /// A new browser that meets this process.
    #[must_use]
    pub fn browser(&self) -> Browser {
        Browser::new(&self.origin)
    }

    fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args([signal, &id]).status().unwrap();
        assert!(told.success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already where it was killed or stopped.
        let _ = self.child.kill();
        let _ = self.child.wait();
        if thread::panicking() {
            eprintln!("{}", tail(&self.log));
        }
    }
}

/// The end of what a process logged.
fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.len().saturating_sub(40);
    lines[from..].join("\n")
}
