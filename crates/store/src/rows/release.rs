use domain::{ids::RehearsalId, time::Timestamp};
use secrecy::SecretString;

/// One of WeChat's test accounts that granted.
#[derive(Debug, Clone)]
pub struct TestGrantRow {
    /// Its AppID.
    pub appid: String,
    /// When its newest grant came.
    pub granted_at: Timestamp,
    /// When that was taken back.
    pub revoked_at: Option<Timestamp>,
    /// Its token and when that expires, while it is granted.
    pub access: Option<(SecretString, Timestamp)>,
}

/// How often messages of a kind came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageCount {
    /// `MsgType`, or `event:` and the Event.
    pub kind: String,
    /// How many.
    pub count: i64,
    /// When the last one came.
    pub last_at: Timestamp,
}

/// A rehearsal of the release check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RehearsalRow {
    /// Which rehearsal.
    pub id: RehearsalId,
    /// Who started it.
    pub started_by: String,
    /// When.
    pub started_at: Timestamp,
    /// When every case was posted.
    pub posted_at: Option<Timestamp>,
    /// When it was over.
    pub ended_at: Option<Timestamp>,
    /// The results so far, as JSON.
    pub sheet: String,
    /// What was worked off in the background: of the official account, of the mini program.
    pub worked: [RehearsedAt; 2],
}

/// When what a rehearsal pushed of one account was worked off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RehearsedAt {
    /// The push `authorized`.
    pub authorized: Option<Timestamp>,
    /// The message `QUERY_AUTH_CODE`.
    pub queried: Option<Timestamp>,
    /// The push `unauthorized`.
    pub revoked: Option<Timestamp>,
}

/// What of a rehearsal was worked off in the background.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rehearsed {
    /// The push `authorized`.
    Authorized,
    /// The message `QUERY_AUTH_CODE`.
    Queried,
    /// The push `unauthorized`.
    Revoked,
}
