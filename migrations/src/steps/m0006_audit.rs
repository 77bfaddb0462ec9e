//! The audit trail.

super::migration!(&[
    "CREATE TABLE audit_event (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT REFERENCES platform (id),
        at INT NOT NULL,
        actor_kind TEXT NOT NULL,
        actor_id TEXT,
        actor_name TEXT NOT NULL,
        action TEXT NOT NULL,
        object_kind TEXT,
        object_id TEXT,
        object_name TEXT NOT NULL,
        outcome TEXT NOT NULL,
        before TEXT,
        after TEXT,
        reason TEXT,
        ip TEXT,
        user_agent TEXT,
        request_id TEXT
    ) STRICT",
    "CREATE INDEX audit_event_newest ON audit_event (platform_id, at, id)",
    "CREATE INDEX audit_event_of_object ON audit_event (platform_id, object_id, at, id)",
]);
