use crate::{Fault, Notice, Pairs, PushFaults};

/// What happens in one line of a script. Platforms are named by slug or `component_appid`, accounts by AppID.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// `seed 7`: chance begins anew.
    Seed(u64),
    /// `wait 2h30m`: time passes, with its tickets.
    Wait(i64),
    /// `jump 13h`: the clock jumps, and nothing happens in between.
    Jump(i64),
    /// `grant demo wx… 1,2,3`: the administrator consents and closes the browser.
    Grant {
        /// To whom.
        platform: String,
        /// Who.
        account: String,
        /// What.
        sets: Vec<i64>,
    },
    /// `change demo wx… 1,2`: the grant becomes exactly this.
    Change {
        /// Whose.
        platform: String,
        /// Who.
        account: String,
        /// What it becomes.
        sets: Vec<i64>,
    },
    /// `tick demo wx… 18`.
    Tick {
        /// Whose.
        platform: String,
        /// Who.
        account: String,
        /// What.
        set: i64,
    },
    /// `untick demo wx… 18`.
    Untick {
        /// Whose.
        platform: String,
        /// Who.
        account: String,
        /// What.
        set: i64,
    },
    /// `give demo wx… 18 to rival`: takes a set elsewhere.
    Give {
        /// From whom.
        platform: String,
        /// Who.
        account: String,
        /// What.
        set: i64,
        /// To whom.
        other: String,
    },
    /// `revoke demo wx…`.
    Revoke {
        /// From whom.
        platform: String,
        /// Who.
        account: String,
    },
    /// `status wx… frozen`: `normal`, `closed`, `banned`, `warned` or `frozen`.
    Status {
        /// Who.
        account: String,
        /// `account_status`.
        status: i64,
    },
    /// `lose-token demo wx…`: the refresh token that the platform has is void.
    LoseToken {
        /// Whose.
        platform: String,
        /// Of which account.
        account: String,
    },
    /// `foreign-token demo [wx…]`: another system fetches a token.
    ForeignToken {
        /// Whose.
        platform: String,
        /// Of which account; of the platform itself without one.
        account: Option<String>,
    },
    /// `unlist wx…`, `list wx…`: the list leaves the account out, or has it again.
    List {
        /// Which.
        account: String,
        /// Whether it is left out.
        left_out: bool,
    },
    /// `push demo weapp_audit_fail wx… Reason=…`: WeChat tells a platform something.
    Push {
        /// Whom.
        platform: String,
        /// What.
        notice: Notice,
    },
    /// `ticket demo`: a ticket now.
    Ticket(String),
    /// `tickets demo stop`, `tickets demo start`.
    Tickets {
        /// Whose.
        platform: String,
        /// Whether they stop.
        stopped: bool,
    },
    /// `pair demo both`: `live`, `test` or `both`.
    Pair {
        /// Whose pushes.
        platform: String,
        /// How they are sealed.
        pairs: Pairs,
    },
    /// `pushes hold`, `pushes release`.
    Hold(bool),
    /// `pushes drop 10% duplicate 5% reorder 20%`; `pushes as usual`.
    Pushes(PushFaults),
    /// `fault api_query_auth errcode 45009 x2`, `fault * delay 50ms 20%`.
    Fault(Fault),
    /// `faults clear`.
    ClearFaults,
    /// `limit api_component_token 3`, `limit api_component_token usual`.
    Limit {
        /// Which API.
        api: String,
        /// Calls a day.
        limit: Option<u64>,
    },
}

/// The words for how pushes are sealed.
pub(super) const PAIRS: &[(&str, Pairs)] = &[
    ("live", Pairs::Live),
    ("test", Pairs::Test),
    ("both", Pairs::Both),
];

/// The words for `account_status`.
pub(super) const STATUSES: &[(&str, i64)] = &[
    ("normal", 1),
    ("closed", 14),
    ("banned", 16),
    ("warned", 18),
    ("frozen", 19),
];
