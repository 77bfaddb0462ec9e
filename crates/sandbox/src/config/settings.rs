use std::{
    fmt,
    path::PathBuf,
    sync::Arc,
    time::{Duration, SystemTime},
};

use super::{AccountConfig, PlatformConfig};

/// Says what time it is, in Unix seconds. The control API's clock moves on top of it.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// Moves a [`Clock`] by so many seconds.
pub type Mover = Arc<dyn Fn(i64) + Send + Sync>;

/// The machine's own clock.
pub fn system_clock() -> Clock {
    Arc::new(|| {
        let since = SystemTime::now()
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}

/// Everything that is settled before the sandbox starts.
#[derive(Clone)]
pub struct Config {
    /// The third-party platforms.
    pub platforms: Vec<PlatformConfig>,
    /// The accounts that can be granted.
    pub accounts: Vec<AccountConfig>,
    /// Grants that stand from the beginning, as (`component_appid`, AppID, sets).
    pub standing_grants: Vec<(String, String, Vec<i64>)>,
    /// How often tickets are pushed; `None` for only when told.
    pub ticket_every: Option<Duration>,
    /// How long a push waits for its answer.
    pub push_timeout: Duration,
    /// The waits before each repetition of a push that was not answered `success`.
    pub push_retries: Vec<Duration>,
    /// Where the world is kept between runs; `None` for nowhere.
    pub state: Option<PathBuf>,
    /// What time it is.
    pub clock: Clock,
    /// How the clock is moved; `None` for by a difference of the sandbox's own. A test whose platform looks at the same clock gives
    /// one here, so that both go together.
    pub mover: Option<Mover>,
    /// Where codes, tokens and chances come from: the same seed gives the same ones. `None` for others each time.
    pub seed: Option<u64>,
}

impl Config {
    /// An empty world with WeChat's own timings.
    pub fn empty() -> Self {
        Self {
            platforms: Vec::new(),
            accounts: Vec::new(),
            standing_grants: Vec::new(),
            ticket_every: Some(Duration::from_secs(600)),
            push_timeout: Duration::from_secs(5),
            push_retries: vec![Duration::from_secs(2), Duration::from_secs(8)],
            state: None,
            clock: system_clock(),
            mover: None,
            seed: None,
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("platforms", &self.platforms)
            .field("accounts", &self.accounts)
            .field("ticket_every", &self.ticket_every)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}
