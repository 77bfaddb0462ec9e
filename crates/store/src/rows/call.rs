use domain::{
    call::CallOutcome,
    day::Day,
    ids::{CallId, PlatformId},
    time::Timestamp,
};

/// A call to WeChat that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// Its id.
    pub id: CallId,
    /// For which platform.
    pub platform_id: PlatformId,
    /// When it ended.
    pub at: Timestamp,
    /// The API's path.
    pub api: String,
    /// The AppID of the account that it was about, where it was about one.
    pub appid: Option<String>,
    /// How it ended.
    pub outcome: CallOutcome,
    /// WeChat's error code.
    pub errcode: Option<i64>,
    /// WeChat's request id.
    pub rid: Option<String>,
    /// Why it came to nothing, in WeChat's words or the client's; without secrets.
    pub message: Option<String>,
    /// The address that WeChat saw, where it told.
    pub ip: Option<String>,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
    /// Which process made it.
    pub node: String,
}

/// How many calls of one API there were on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallCount {
    /// For which platform.
    pub platform_id: PlatformId,
    /// Which day in Shanghai.
    pub day: Day,
    /// The API's path.
    pub api: String,
    /// How many.
    pub calls: i64,
    /// Of them, how many came to nothing.
    pub failed: i64,
    /// Of them, how many the log has no row of: there were too many at once.
    pub unlogged: i64,
}
