use domain::{
    account::AccountKind,
    authorizer::{GrantStatus, SnapshotSource},
    conflict::{Evidence, Lack},
    ids::{ConflictId, SnapshotId},
    sets::SetIds,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

use crate::{AuditRow, AuthorizerRef, CustomerRef};

/// A conflict in the list: an expected set that is lacking, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictRow {
    /// Which conflict.
    pub id: ConflictId,
    /// Which set.
    pub set: i64,
    /// Whether one platform at a time can hold it.
    pub exclusive: bool,
    /// Whether the platform offers it: a link can ask for no other set.
    pub offered: bool,
    /// Withheld at a grant, or removed later.
    pub lack: Lack,
    /// Since when.
    pub opened_at: Timestamp,
    /// How we know.
    pub evidence: Evidence,
    /// When it was lacking no more.
    pub closed_at: Option<Timestamp>,
    /// Staff took note of it.
    pub acknowledged: Option<Acknowledged>,
    /// What staff say to it.
    pub note: String,
    /// Goes along with every change of it: the second of two who change it at once is told.
    pub version: i64,
    /// The account that lacks it.
    pub authorizer: AuthorizerRef,
    /// What kind of account that is.
    pub kind: Option<AccountKind>,
    /// Whether the account's grant is in force.
    pub status: GrantStatus,
    /// What the account grants now: a link that asks for less would lose the rest.
    pub granted: SetIds,
    /// The customer it belongs to.
    pub customer: Option<CustomerRef>,
}

/// Who took note of a conflict, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: String,
}

/// A conflict's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictDetail {
    /// The facts.
    pub conflict: ConflictRow,
    /// What was granted before the lack showed; none when it showed with the first grant.
    pub before: Option<Sighting>,
    /// What was granted when it showed.
    pub shown: Sighting,
    /// What was granted when it was over.
    pub over: Option<Sighting>,
    /// What the audit trail says of it, newest first.
    pub entries: Vec<AuditRow>,
}

/// A snapshot as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// Which snapshot.
    pub id: SnapshotId,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// How we learned it.
    pub source: SnapshotSource,
    /// Whether the set was granted then.
    pub held: bool,
    /// What was granted.
    pub sets: SetIds,
}

/// The form about a conflict, as typed. Fields: `note`, `version`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConflictNote {
    /// What staff say to it.
    pub note: String,
    /// The version that the page showed.
    pub version: String,
}

/// How many conflicts are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ConflictCounts {
    /// All of them.
    pub open: i64,
    /// Those about exclusive sets.
    pub exclusive: i64,
    /// Those that staff have not taken note of.
    pub unacknowledged: i64,
}
