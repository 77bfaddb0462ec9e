use domain::{
    audit::{Action, ActorKind, ObjectKind, Outcome},
    ids::{AuditId, PlatformId, RequestId},
    time::Timestamp,
};

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Its id.
    pub id: AuditId,
    /// When.
    pub at: Timestamp,
    /// What kind of actor did it.
    pub actor_kind: ActorKind,
    /// The actor's id, when it has one.
    pub actor_id: Option<String>,
    /// Who, by name; empty when the kind says it all.
    pub actor_name: String,
    /// What.
    pub action: Action,
    /// On what kind of thing.
    pub object_kind: Option<ObjectKind>,
    /// Its id.
    pub object_id: Option<String>,
    /// Its name at that time.
    pub object_name: String,
    /// How it ended.
    pub outcome: Outcome,
    /// What changed, before: a flat JSON object.
    pub before: Option<String>,
    /// What changed, after: a flat JSON object.
    pub after: Option<String>,
    /// Why it ended so, as a code or WeChat's errcode.
    pub reason: Option<String>,
    /// From which address.
    pub ip: Option<String>,
    /// With which program.
    pub user_agent: Option<String>,
    /// In which request.
    pub request_id: Option<RequestId>,
}

/// An entry to write.
#[derive(Debug, Clone)]
pub struct NewAudit {
    /// Of which platform; none for what concerns the installation alone.
    pub platform_id: Option<PlatformId>,
    /// The entry itself.
    pub entry: AuditRow,
}
