use domain::{
    attempt::Failure,
    authorizer::GrantStatus,
    ids::{AuthorizerId, FindingId, PersonId, ReconciliationId},
    reconciliation::{FindingKind, RunPhase, RunState, Tally, Walk},
    sets::SetIds,
    time::Timestamp,
};
use secrecy::SecretString;

use crate::AuthorizerName;

/// A run that compares the book with what WeChat says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Which run.
    pub id: ReconciliationId,
    /// Where it stands.
    pub state: RunState,
    /// Whether it looks at every account, or only where something may have changed.
    pub thorough: bool,
    /// When it was started.
    pub started_at: Timestamp,
    /// Who started it, by name; empty for the schedule.
    pub starter: String,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// How far it has come.
    pub progress: Progress,
    /// How often it could not go on, one time after another.
    pub tries: i64,
    /// Why it ended early, or does not go on just now.
    pub failure: Option<Failure>,
    /// When it goes on, while it does not.
    pub next_try_at: Timestamp,
}

/// How far a run has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub phase: RunPhase,
    /// Where it is in WeChat's list.
    pub walk: Walk,
    /// The account (AppID, or the authorizer's id while it looks for missing ones) that it dealt with last.
    pub place: String,
    /// How many accounts the list had so far.
    pub listed: i64,
    /// How many of those it has to look at.
    pub to_look: i64,
    /// How many accounts it has looked at.
    pub looked: i64,
    /// What it found.
    pub tally: Tally,
}

/// A run to start.
#[derive(Debug, Clone)]
pub struct NewRun {
    /// The new run's id.
    pub id: ReconciliationId,
    /// Whether it looks at every account.
    pub thorough: bool,
    /// Now.
    pub started_at: Timestamp,
    /// Who starts it, and the name; none for the schedule.
    pub by: Option<(PersonId, String)>,
}

/// An account as WeChat's list has it.
#[derive(Debug, Clone)]
pub struct ListedAccount {
    /// Its AppID.
    pub appid: String,
    /// When it granted, in seconds since 1970.
    pub auth_time: Option<i64>,
    /// Whether the run has to look at it.
    pub look: bool,
    /// Its refresh token, where the book lacks the account.
    pub refresh_token: Option<SecretString>,
}

/// An account of the book as a run compares it.
#[derive(Debug, Clone)]
pub struct KnownAccount {
    /// Which authorizer.
    pub id: AuthorizerId,
    /// Its AppID.
    pub appid: String,
    /// nick_name; empty while WeChat has not told it.
    pub name: String,
    /// Whether its grant is in force.
    pub status: GrantStatus,
    /// Its refresh token.
    pub refresh_token: Option<SecretString>,
    /// When its profile was last read to compare it.
    pub looked_at: Option<Timestamp>,
    /// auth_time of WeChat's list, as it was when it was last compared.
    pub listed_auth_time: Option<i64>,
    /// When anything of it last changed.
    pub updated_at: Timestamp,
}

/// Something that a run found.
#[derive(Debug, Clone)]
pub struct NewFinding {
    /// The new finding's id.
    pub id: FindingId,
    /// What.
    pub kind: FindingKind,
    /// When.
    pub at: Timestamp,
    /// The account's AppID.
    pub appid: String,
    /// The authorizer, where the book has it.
    pub authorizer: Option<AuthorizerId>,
    /// Sets that came and sets that went.
    pub sets: Option<(SetIds, SetIds)>,
    /// What WeChat said when it would not tell.
    pub failure: Option<Failure>,
}

/// The same as it is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingRow {
    /// Which finding.
    pub id: FindingId,
    /// What.
    pub kind: FindingKind,
    /// When.
    pub at: Timestamp,
    /// The account's AppID.
    pub appid: String,
    /// The authorizer, where the book has it.
    pub authorizer: Option<AuthorizerName>,
    /// Sets that came and sets that went.
    pub sets: Option<(SetIds, SetIds)>,
    /// What WeChat said when it would not tell.
    pub failure: Option<Failure>,
}
