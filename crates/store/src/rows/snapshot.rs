use domain::{
    authorizer::SnapshotSource,
    ids::{AttemptId, AuthorizerId, PushId, SnapshotId},
    sets::SetIds,
    time::Timestamp,
};

/// func_info as WeChat reported it at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SnapshotRow {
    /// Which snapshot.
    pub id: SnapshotId,
    /// When.
    pub taken_at: Timestamp,
    /// How we learned it.
    pub source: SnapshotSource,
    /// The sets granted then.
    pub sets: SetIds,
    /// The attempt that brought it, when one did.
    pub attempt_id: Option<AttemptId>,
}

/// A snapshot to keep.
#[derive(Debug, Clone)]
pub struct NewSnapshot {
    /// The new snapshot's id.
    pub id: SnapshotId,
    /// Of which authorizer of the same platform.
    pub authorizer_id: AuthorizerId,
    /// Now.
    pub taken_at: Timestamp,
    /// How we learned it.
    pub source: SnapshotSource,
    /// The sets granted.
    pub sets: SetIds,
    /// The attempt that brought it.
    pub attempt_id: Option<AttemptId>,
    /// The push that brought it.
    pub push_id: Option<PushId>,
}
