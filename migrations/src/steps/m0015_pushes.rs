//! What is known of each push, every try of it, the pairs of Token and EncodingAESKey beside the one in force, and what
//! WeChat said when it was asked for tickets.

super::migration!(&[
    "ALTER TABLE component_state ADD COLUMN asked_at INT",
    // Null with a failure: WeChat refused, or was not reached.
    "ALTER TABLE component_state ADD COLUMN asked_answer TEXT",
    "ALTER TABLE component_state ADD COLUMN asked_failure_kind TEXT",
    "ALTER TABLE component_state ADD COLUMN asked_failure_errcode INT",
    "ALTER TABLE component_state ADD COLUMN asked_failure_rid TEXT",
    "ALTER TABLE push ADD COLUMN came_by TEXT NOT NULL DEFAULT 'events'",
    "ALTER TABLE push ADD COLUMN pair TEXT",
    // CreateTime in milliseconds, or when it was received: the order among pushes of one account.
    "ALTER TABLE push ADD COLUMN event_at INT NOT NULL DEFAULT 0",
    // When the code in it dies.
    "ALTER TABLE push ADD COLUMN dies_at INT",
    "ALTER TABLE push ADD COLUMN began_at INT",
    "ALTER TABLE push ADD COLUMN outcome TEXT",
    "ALTER TABLE push ADD COLUMN failure_errcode INT",
    "ALTER TABLE push ADD COLUMN failure_rid TEXT",
    "ALTER TABLE push ADD COLUMN attempt_id TEXT",
    "UPDATE push SET event_at = COALESCE(create_time * 1000, received_at)",
    "UPDATE push SET state = 'dead' WHERE state = 'failed'",
    "CREATE INDEX push_newest ON push (platform_id, received_at, id)",
    "CREATE INDEX push_of_kind ON push (platform_id, info_type, received_at, id)",
    "CREATE INDEX push_of_account ON push (platform_id, appid, received_at, id) WHERE appid IS NOT NULL",
    "CREATE INDEX push_unfinished ON push (platform_id, state, received_at, id) WHERE state <> 'done'",
    "CREATE INDEX push_queue ON push (platform_id, appid, event_at, id) WHERE state = 'pending' AND appid IS NOT NULL",
    "CREATE INDEX push_urgent ON push (dies_at, id) WHERE state = 'pending' AND dies_at IS NOT NULL",
    "CREATE INDEX push_tickets ON push (platform_id, received_at, id)
        WHERE state = 'pending' AND info_type = 'component_verify_ticket'",
    // One row for each try that did not do it. The newest try stands with the push itself.
    "CREATE TABLE push_try (
        push_id TEXT NOT NULL REFERENCES push (id),
        number INT NOT NULL,
        node TEXT,
        began_at INT,
        ended_at INT,
        outcome TEXT NOT NULL,
        failure TEXT,
        failure_errcode INT,
        failure_rid TEXT,
        PRIMARY KEY (push_id, number)
    ) KEYED",
    // `pair`: the one before, or the test configuration's.
    "CREATE TABLE push_pair (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        pair TEXT NOT NULL,
        token SEALED NOT NULL,
        aes_key SEALED NOT NULL,
        kept_at INT NOT NULL,
        PRIMARY KEY (platform_id, pair)
    ) STRICT",
    "CREATE TABLE push_pair_use (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        pair TEXT NOT NULL,
        last_at INT NOT NULL,
        PRIMARY KEY (platform_id, pair)
    ) STRICT",
]);
