use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// What a test or a curious person can turn.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Knobs {
    /// Pushes wait until they are let go.
    pub(crate) hold_pushes: bool,
    /// The push and the redirect of one consent carry different codes.
    pub(crate) distinct_codes: bool,
    /// The `component_appid`s whose ticket clock stands still.
    pub(crate) stopped_tickets: BTreeSet<String>,
    /// By `component_appid`: who may call the APIs. A platform that is not here may be called for from everywhere.
    pub(crate) ip_whitelists: BTreeMap<String, Vec<IpAddr>>,
    /// By `component_appid`: under which configurations it is pushed to, where that is not the live one alone.
    pub(crate) pairs: BTreeMap<String, Pairs>,
    /// What becomes of pushes on their way.
    pub(crate) push_faults: PushFaults,
    /// Accounts that the list leaves out.
    pub(crate) unlisted: BTreeSet<String>,
    /// `account_status` of accounts that are not as usual.
    pub(crate) account_status: BTreeMap<String, i64>,
    /// By API: calls a day, where it is not the usual number.
    pub(crate) daily_limits: BTreeMap<String, u64>,
}

/// A platform's configuration at WeChat: each has a Token and an EncodingAESKey of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pair {
    /// The released one.
    #[default]
    Live,
    /// The one that is tried out.
    Test,
}

/// Under which configurations a platform is pushed to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairs {
    /// The live one.
    #[default]
    Live,
    /// The test one, as before the first release.
    Test,
    /// The live one, and each ticket once more under the test one (docs/wechat.md §5.1).
    Both,
}

/// What becomes of pushes on their way, each in so many of a hundred cases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PushFaults {
    /// Never sent.
    pub drop: u8,
    /// Sent twice.
    pub duplicate: u8,
    /// Sent after the platform's next push.
    pub reorder: u8,
}
