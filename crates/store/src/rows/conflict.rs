use domain::{
    conflict::{Evidence, Lack},
    ids::{AuthorizerId, ConflictId, SnapshotId},
    time::Timestamp,
};

/// An expected set that is lacking, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictRow {
    /// Which conflict.
    pub id: ConflictId,
    /// Of which authorizer.
    pub authorizer_id: AuthorizerId,
    /// Which set.
    pub set: i64,
    /// Whether one platform at a time can hold it: the catalogue's word when the conflict was opened.
    pub exclusive: bool,
    /// How it came to be lacking.
    pub lack: Lack,
    /// Since when.
    pub opened_at: Timestamp,
    /// The snapshot that showed it.
    pub opened_by: SnapshotId,
    /// How we know.
    pub evidence: Evidence,
    /// When it was lacking no more.
    pub closed_at: Option<Timestamp>,
    /// The snapshot that showed that.
    pub closed_by: Option<SnapshotId>,
    /// Staff took note of it.
    pub acknowledged: Option<Acknowledged>,
    /// What staff say to it.
    pub note: String,
    /// How often staff changed it.
    pub version: i64,
}

/// Who took note of a conflict, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acknowledged {
    /// When.
    pub at: Timestamp,
    /// Who, by the name of then.
    pub by: String,
}

/// A conflict to open.
#[derive(Debug, Clone)]
pub struct NewConflict {
    /// The new conflict's id.
    pub id: ConflictId,
    /// Of which authorizer of the same platform.
    pub authorizer_id: AuthorizerId,
    /// Which set.
    pub set: i64,
    /// How it came to be lacking.
    pub lack: Lack,
    /// Now.
    pub opened_at: Timestamp,
    /// The snapshot that showed it.
    pub opened_by: SnapshotId,
    /// How we know.
    pub evidence: Evidence,
}

/// How many conflicts are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ConflictCounts {
    /// All of them.
    pub open: i64,
    /// Those about exclusive sets.
    pub exclusive: i64,
    /// Those that staff have not taken note of.
    pub unacknowledged: i64,
}
