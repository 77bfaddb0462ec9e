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
}
