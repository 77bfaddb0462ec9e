use domain::{
    call::CallOutcome,
    ids::{AuthorizerId, CallId},
    list::Page,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::Meaning;

/// A page of the log of calls to WeChat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallList {
    /// The page.
    pub page: Page<CallRow>,
    /// Of today's calls, how many are counted but not in the log: there were too many at once.
    pub unlogged_today: i64,
    /// For how many days calls are kept.
    pub kept_days: i64,
}

/// A call to WeChat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallRow {
    /// Its id.
    pub id: CallId,
    /// When it ended.
    pub at: Timestamp,
    /// The API's path.
    pub api: String,
    /// The account that it was about, where it was about one.
    pub account: Option<CallAccount>,
    /// How it ended.
    pub outcome: CallOutcome,
    /// WeChat's error code.
    pub errcode: Option<i64>,
    /// What the error code means, when it is a known one.
    pub meaning: Option<Meaning>,
    /// WeChat's own words, or what was wrong with its answer.
    pub message: Option<String>,
    /// WeChat's request id, which its diagnosis tool takes.
    pub rid: Option<String>,
    /// The address that WeChat saw, where it told.
    pub ip: Option<String>,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
    /// Which process made it.
    pub node: String,
}

/// The account that a call was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAccount {
    /// Its AppID.
    pub appid: String,
    /// Its id and name, when it is in the book; the name may be empty.
    pub authorizer: Option<(AuthorizerId, String)>,
}
