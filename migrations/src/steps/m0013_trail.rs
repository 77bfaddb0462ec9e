//! What the audit trail can be narrowed to: each has its index in the order of the list.

super::migration!(&[
    "CREATE INDEX audit_event_of_actor ON audit_event (platform_id, actor_id, at, id)",
    "CREATE INDEX audit_event_of_outcome ON audit_event (platform_id, outcome, at, id)",
    "CREATE INDEX audit_event_of_action ON audit_event (platform_id, action, at, id)",
    "CREATE INDEX audit_event_of_object_kind ON audit_event (platform_id, object_kind, at, id)",
    "CREATE INDEX audit_event_of_actor_kind ON audit_event (platform_id, actor_kind, at, id)",
]);
