use domain::{
    ids::{AttemptId, LinkId, PushId},
    push::{CameBy, KeyPair, PushOutcome, PushState, TryEnd},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{AuthorizerRef, Meaning};

/// A push in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushItem {
    /// Which push.
    pub id: PushId,
    /// Its InfoType; of a message its Event, or its MsgType.
    pub kind: String,
    /// The account's AppID, when it names one.
    pub appid: Option<String>,
    /// The account, when it is in the book.
    pub authorizer: Option<AuthorizerRef>,
    /// When it was received.
    pub received_at: Timestamp,
    /// Which address it came to.
    pub came_by: CameBy,
    /// Which pair of Token and EncodingAESKey opened it.
    pub pair: Option<KeyPair>,
    /// Where it stands.
    pub state: PushState,
    /// Somebody works on it right now.
    pub busy: bool,
    /// How often it was tried.
    pub tries: i64,
    /// While it waits: when it is tried next, at the earliest.
    pub next_try_at: Option<Timestamp>,
    /// What it came to.
    pub outcome: Option<PushOutcome>,
    /// Why the last try came to nothing.
    pub failure: Option<PushFailure>,
    /// Who worked on it last.
    pub node: Option<String>,
    /// How long the try took that did it, or the last one, in milliseconds.
    pub took_ms: Option<i64>,
}

/// Why a push was not processed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushFailure {
    /// A code of ours.
    pub code: String,
    /// WeChat's error code.
    pub errcode: Option<i64>,
    /// WeChat's request id.
    pub rid: Option<String>,
    /// What the error code means.
    pub meaning: Option<Meaning>,
    /// The address that WeChat saw, when the failure is that it is not on the platform's list.
    pub seen_from: Option<String>,
}

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushList {
    /// The pushes, newest first.
    pub page: domain::list::Page<PushItem>,
    /// How many wait for staff, over all pages.
    pub dead: i64,
}

/// A push's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushDetail {
    /// The push.
    pub push: PushItem,
    /// CreateTime, in seconds since 1970.
    pub create_time: Option<i64>,
    /// When the code in it dies.
    pub dies_at: Option<Timestamp>,
    /// When it was done or given up.
    pub done_at: Option<Timestamp>,
    /// When its last try began.
    pub began_at: Option<Timestamp>,
    /// The press that it belongs to, and the link.
    pub attempt: Option<(AttemptId, LinkId)>,
    /// The decrypted XML, codes and tickets masked.
    pub xml: String,
    /// The tries that did not do it, the newest first.
    pub tries: Vec<PushTryView>,
}

/// A try that did not do it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PushTryView {
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
    pub failure: Option<PushFailure>,
}
