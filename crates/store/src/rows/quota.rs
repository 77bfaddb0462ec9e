use domain::{attempt::Failure, ids::PlatformId, time::Timestamp};

/// An API whose quota is used up: WeChat said 45009.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiPause {
    /// For which platform.
    pub platform_id: PlatformId,
    /// The API's path.
    pub api: String,
    /// The account whose quota it is; empty for the platform's own.
    pub appid: String,
    /// When WeChat said so.
    pub since: Timestamp,
    /// When the day turns.
    pub until: Timestamp,
    /// WeChat's request id.
    pub rid: Option<String>,
}

/// What WeChat said is left of an API's quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaReading {
    /// The API's path.
    pub api: String,
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Calls a day.
    pub daily_limit: Option<i64>,
    /// Of them, used.
    pub used: Option<i64>,
    /// Of them, left.
    pub remain: Option<i64>,
    /// Why it did not say.
    pub failure: Option<Failure>,
}
