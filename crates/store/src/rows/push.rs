use domain::{ids::PushId, time::Timestamp};
use secrecy::SecretString;

/// A push to put down, opened and verified.
#[derive(Debug, Clone)]
pub struct NewPush {
    /// The new push's id.
    pub id: PushId,
    /// Its InfoType.
    pub info_type: String,
    /// The authorizer's AppID, when it names one.
    pub appid: Option<String>,
    /// Its CreateTime, in seconds since 1970.
    pub create_time: Option<i64>,
    /// The whole decrypted XML. A push with the same content was received before.
    pub body: SecretString,
    /// Now.
    pub received_at: Timestamp,
}

/// What became of a push that was put down. Either way it is durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PushReceipt {
    /// It waits to be processed.
    Inserted(PushId),
    /// The same was put down before.
    Duplicate,
}

/// A push that the caller has leased.
#[derive(Debug, Clone)]
pub struct ClaimedPush {
    /// Which push.
    pub id: PushId,
    /// Its InfoType.
    pub info_type: String,
    /// The authorizer's AppID, when it names one.
    pub appid: Option<String>,
    /// Its CreateTime, in seconds since 1970.
    pub create_time: Option<i64>,
    /// The whole decrypted XML.
    pub body: SecretString,
    /// When it was received.
    pub received_at: Timestamp,
    /// How often it was claimed, this time included.
    pub tries: i64,
    /// Proves the lease to [`finish_push`](crate::PlatformStore::finish_push).
    pub fence: i64,
}

/// How the processing of a push ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushEnd<'a> {
    /// Its effects are in the book.
    Done,
    /// It cannot be processed, ever.
    Failed {
        /// Why, in a few words without secrets.
        why: &'a str,
    },
    /// It is tried again.
    RetryAt {
        /// When, at the earliest.
        at: Timestamp,
        /// Why it did not work this time.
        why: &'a str,
    },
}

/// Pushes that were refused for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedPushes {
    /// Why: a code.
    pub reason: String,
    /// How many.
    pub count: i64,
    /// When the last one came.
    pub last_at: Timestamp,
}
