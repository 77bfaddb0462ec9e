//! The whole-network release: WeChat's test accounts, rehearsals of its check, and how often messages came.

super::migration!(&[
    // Apart from `authorizer`: nothing of a test account stands in the book.
    "CREATE TABLE release_account (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        appid TEXT NOT NULL,
        event_time INT NOT NULL,
        granted_at INT NOT NULL,
        revoked_at INT,
        access_token SEALED,
        access_expires_at INT,
        PRIMARY KEY (platform_id, appid)
    ) STRICT",
    // `open_for` is the platform while the rehearsal is not over: one at a time.
    "CREATE TABLE rehearsal (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL REFERENCES platform (id),
        open_for TEXT,
        started_by TEXT NOT NULL,
        started_at INT NOT NULL,
        posted_at INT,
        ended_at INT,
        sheet TEXT NOT NULL,
        authorized_at INT,
        queried_at INT,
        next_try_at INT NOT NULL,
        lease_owner TEXT,
        lease_until INT,
        fence INT NOT NULL,
        CONSTRAINT rehearsal_open UNIQUE (open_for)
    ) STRICT",
    "CREATE INDEX rehearsal_newest ON rehearsal (platform_id, id)",
    "CREATE INDEX rehearsal_due ON rehearsal (next_try_at, id) WHERE ended_at IS NULL",
    "CREATE TABLE message_count (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        kind TEXT NOT NULL,
        count INT NOT NULL,
        last_at INT NOT NULL,
        PRIMARY KEY (platform_id, kind)
    ) STRICT",
]);
