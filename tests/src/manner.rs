use std::time::Duration;

use sandbox::Config;
use wechat::Timeouts;

/// What a stage is like.
pub(crate) struct Manner {
    /// Its workers run.
    pub(crate) workers: bool,
    /// The book is compared with what WeChat says so often; never with 0, unless a test begins it.
    pub(crate) reconcile_hours: u16,
    /// It waits so long for WeChat's answers.
    pub(crate) timeouts: Timeouts,
    pub(crate) world: fn(&mut Config),
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            workers: false,
            reconcile_hours: 0,
            timeouts: Timeouts::default(),
            world: |_| {},
        }
    }
}

/// Nobody waits long for WeChat, though longer than its sandbox needs on a busy machine.
pub(crate) const IMPATIENT: Timeouts = Timeouts {
    connect: Duration::from_secs(2),
    whole: Duration::from_secs(2),
};
