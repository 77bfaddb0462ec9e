use domain::{
    conflict::Lack,
    ids::{AuthorizerId, ConflictId, SnapshotId},
    time::Timestamp,
};

/// An expected set that is lacking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictRow {
    /// Which conflict.
    pub id: ConflictId,
    /// Which set.
    pub set: i64,
    /// How it came to be lacking.
    pub lack: Lack,
    /// Since when.
    pub opened_at: Timestamp,
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
}
