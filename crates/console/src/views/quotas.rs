use domain::time::Timestamp;
use serde::{Deserialize, Serialize};

use crate::FailureView;

/// How a platform stands with WeChat's quotas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaList {
    /// Every API that is called.
    pub rows: Vec<QuotaRow>,
    /// APIs that are not called until the day turns.
    pub pauses: Vec<PauseView>,
    /// How often the platform's quotas were cleared this month, as far as is known here.
    pub clears: i64,
    /// How often they can be.
    pub clears_max: i64,
}

/// An API, how often it was called, and what WeChat says is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaRow {
    /// Its path.
    pub api: String,
    /// Calls today.
    pub today: i64,
    /// Of them, those that came to nothing.
    pub failed_today: i64,
    /// Calls yesterday.
    pub yesterday: i64,
    /// How often it may be called a day, as far as that is known without WeChat's word.
    pub known_limit: Option<i64>,
    /// What WeChat said when it was last asked.
    pub left: Option<QuotaLeft>,
}

/// What WeChat said is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaLeft {
    /// When it was asked.
    pub asked_at: Timestamp,
    /// Calls a day.
    pub daily_limit: Option<i64>,
    /// Of them, used.
    pub used: Option<i64>,
    /// Of them, left.
    pub remain: Option<i64>,
    /// Why it did not say.
    pub failure: Option<FailureView>,
}

/// An API that is not called until the day turns: WeChat said 45009.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PauseView {
    /// Its path.
    pub api: String,
    /// The account whose quota is used up; none for the platform's own.
    pub appid: Option<String>,
    /// Since when.
    pub since: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// WeChat's request id.
    pub rid: Option<String>,
}
