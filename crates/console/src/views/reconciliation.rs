use domain::{
    ids::{FindingId, ReconciliationId},
    list::Page,
    reconciliation::{FindingKind, RunPhase, RunState, Tally},
    sets::SetIds,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{AuthorizerRef, FailureView};

/// The runs of a platform that compared its book with what WeChat says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reconciliations {
    /// A page of runs, newest first.
    pub page: Page<RunView>,
    /// A run begins by itself every so many hours; none does with 0.
    pub every_hours: i64,
}

/// A run that compares the book with what WeChat says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunView {
    /// Which run.
    pub id: ReconciliationId,
    /// Where it stands.
    pub state: RunState,
    /// What it is at, or was at when it ended.
    pub phase: RunPhase,
    /// Whether it looks at every account.
    pub thorough: bool,
    /// When it began.
    pub started_at: Timestamp,
    /// Who began it; empty for the schedule.
    pub starter: String,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// How many accounts WeChat says that there are.
    pub total: Option<i64>,
    /// How many the list had so far.
    pub listed: i64,
    /// How many of those have to be looked at.
    pub to_look: i64,
    /// How many were looked at.
    pub looked: i64,
    /// What was found.
    pub tally: Tally,
    /// Why it ended early, or does not go on just now.
    pub failure: Option<FailureView>,
    /// When it goes on by itself, while it does not.
    pub waits_until: Option<Timestamp>,
}

/// A run with what it found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunReport {
    /// The run.
    pub run: RunView,
    /// A page of what it found, newest first.
    pub page: Page<FindingView>,
}

/// Something that a run found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingView {
    /// Which finding.
    pub id: FindingId,
    /// What.
    pub kind: FindingKind,
    /// When.
    pub at: Timestamp,
    /// The account's AppID.
    pub appid: String,
    /// The authorizer, where the book has it.
    pub authorizer: Option<AuthorizerRef>,
    /// Sets that came.
    pub added: SetIds,
    /// Sets that went.
    pub removed: SetIds,
    /// What WeChat said when it would not tell.
    pub failure: Option<FailureView>,
}
