//! `server serve` as the tests of kills and pauses start it: a process of its own, whose settings come from the environment
//! as the server's do. Its clock and its fail points obey files in the folder that it is given.
#![expect(
    clippy::unwrap_used,
    reason = "a part of the tests: what is not as it must be ends it"
)]

use std::{env, fs, io, path::PathBuf, sync::Arc};

use server::{cli::serve, config};
use tests::{FollowedClock, control};

#[tokio::main]
async fn main() {
    let folder = PathBuf::from(env::args_os().nth(1).unwrap());
    server::install_tls_provider();
    let environment = |name: &str| env::var(name).ok();
    let settings = config::load(None, environment, &config::Overrides::default()).unwrap();
    let clock = FollowedClock::of(folder.parent().unwrap());
    service::failpoint::arm(move |point| hold(&folder, point));
    tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(std::io::stderr)
        .init();
    serve(settings, false, Arc::new(clock)).await.unwrap();
}

/// Stays at the step that the test named, until the test lets go or kills the process.
fn hold(folder: &std::path::Path, point: &str) {
    if fs::read_to_string(folder.join(control::ARMED)).is_ok_and(|armed| armed == point) {
        fs::write(folder.join(control::REACHED), point).unwrap();
        io::copy(&mut io::stdin().lock(), &mut io::sink()).unwrap();
    }
}
