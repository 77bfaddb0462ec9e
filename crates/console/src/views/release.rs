use domain::{ids::RehearsalId, release::CaseResult, time::Timestamp};
use serde::{Deserialize, Serialize};

/// How it stands with the whole-network release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    /// Where WeChat pushes events to.
    pub event_url: String,
    /// Where WeChat pushes messages to.
    pub message_url: String,
    /// The newest rehearsals, newest first.
    pub rehearsals: Vec<Rehearsal>,
    /// WeChat's test accounts that ever granted, the newest first.
    pub test_grants: Vec<TestGrant>,
    /// Messages that came, by kind, the newest first.
    pub messages: Vec<MessageKind>,
}

/// A rehearsal of the release check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// Which.
    pub id: RehearsalId,
    /// Who started it.
    pub started_by: String,
    /// When.
    pub started_at: Timestamp,
    /// When it was over; none while it is under way.
    pub ended_at: Option<Timestamp>,
    /// How its cases went, as far as they were played.
    pub results: Vec<CaseResult>,
}

/// What one of WeChat's test accounts granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestGrant {
    /// The account.
    pub appid: String,
    /// When it granted.
    pub granted_at: Timestamp,
    /// When it took that back.
    pub revoked_at: Option<Timestamp>,
}

/// Messages of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessageKind {
    /// `MsgType`, or the Event.
    pub kind: String,
    /// How many came.
    pub count: i64,
    /// When the last one came.
    pub last_at: Timestamp,
}
