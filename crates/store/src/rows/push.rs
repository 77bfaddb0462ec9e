use domain::{
    ids::{AttemptId, PlatformId, PushId},
    push::{CameBy, KeyPair, PushOutcome, PushState, TryEnd},
    time::Timestamp,
};
use secrecy::SecretString;

/// A push to put down, opened and verified.
#[derive(Debug, Clone)]
pub struct NewPush {
    /// The new push's id.
    pub id: PushId,
    /// Which address it came to.
    pub came_by: CameBy,
    /// Which pair opened it.
    pub pair: KeyPair,
    /// Its InfoType; of a message its Event, or its MsgType.
    pub info_type: String,
    /// The authorizer's AppID, when it names one.
    pub appid: Option<String>,
    /// Its CreateTime, in seconds since 1970.
    pub create_time: Option<i64>,
    /// When the code in it dies.
    pub dies_at: Option<Timestamp>,
    /// Whether it has to be processed; one that has not is done as soon as it is put down.
    pub needs_work: bool,
    /// The whole decrypted XML. A push with the same content was received before.
    pub body: SecretString,
    /// What a repetition has in common with it; none is the content itself.
    pub identity: Option<String>,
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
    Done {
        /// Which.
        outcome: PushOutcome,
        /// The attempt that it belongs to.
        attempt: Option<&'a AttemptId>,
    },
    /// It is given up: staff have to look at it.
    Dead {
        /// Why.
        why: &'a PushWhy,
    },
    /// It is tried again.
    RetryAt {
        /// When, at the earliest.
        at: Timestamp,
        /// Why it did not work this time.
        why: &'a PushWhy,
    },
}

/// Why a try came to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushWhy {
    /// A code of ours: a [`FailureKind`](domain::attempt::FailureKind)'s, or another.
    pub code: String,
    /// WeChat's error code, when WeChat answered with one.
    pub errcode: Option<i64>,
    /// WeChat's request id.
    pub rid: Option<String>,
}

/// A push that waits for a worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DuePush {
    /// Whose.
    pub platform: PlatformId,
    /// Which.
    pub id: PushId,
    /// Its InfoType.
    pub info_type: String,
}

/// Tickets that wait, of one platform.
#[derive(Debug, Clone)]
pub struct WaitingTickets {
    /// Which, the oldest first.
    pub ids: Vec<PushId>,
    /// When the oldest of them was received.
    pub oldest_at: Timestamp,
    /// When the newest of them was received.
    pub newest_at: Timestamp,
    /// The newest's decrypted XML.
    pub body: SecretString,
}

/// A push as the log shows it, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushRow {
    /// Which push.
    pub id: PushId,
    /// Its InfoType; of a message its Event, or its MsgType.
    pub kind: String,
    /// The authorizer's AppID, when it names one.
    pub appid: Option<String>,
    /// When it was received.
    pub received_at: Timestamp,
    /// Its CreateTime, in seconds since 1970.
    pub create_time: Option<i64>,
    /// Which address it came to.
    pub came_by: CameBy,
    /// Which pair opened it; none of pushes from before that was noted.
    pub pair: Option<KeyPair>,
    /// Where it stands.
    pub state: PushState,
    /// How often it was tried, since staff last had it processed again.
    pub tries: i64,
    /// While it waits: when it is tried next, at the earliest.
    pub next_try_at: Timestamp,
    /// While somebody works on it: until when they hold it.
    pub being_worked_until: Option<Timestamp>,
    /// Who worked on it last.
    pub node: Option<String>,
    /// When that began.
    pub began_at: Option<Timestamp>,
    /// When it was done or given up.
    pub done_at: Option<Timestamp>,
    /// When the code in it dies.
    pub dies_at: Option<Timestamp>,
    /// What it came to.
    pub outcome: Option<PushOutcome>,
    /// Why the last try came to nothing.
    pub why: Option<PushWhy>,
    /// The attempt that it belongs to.
    pub attempt: Option<AttemptId>,
}

/// A try of a push that is over and did not do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushTry {
    /// The how many-th it was.
    pub number: i64,
    /// Who tried.
    pub node: Option<String>,
    /// From when.
    pub began_at: Option<Timestamp>,
    /// To when; none when it was interrupted.
    pub ended_at: Option<Timestamp>,
    /// How it ended.
    pub end: TryEnd,
    /// Why.
    pub why: Option<PushWhy>,
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
