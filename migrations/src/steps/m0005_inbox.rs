//! The inbox of pushes, and the count of those that were refused.

super::migration!(&[
    // `digest` tells a push that was received before; it is over the decrypted content, since a retry is encrypted anew.
    "CREATE TABLE push (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL REFERENCES platform (id),
        digest TEXT NOT NULL,
        info_type TEXT NOT NULL,
        appid TEXT,
        create_time INT,
        body SEALED NOT NULL,
        received_at INT NOT NULL,
        state TEXT NOT NULL,
        tries INT NOT NULL,
        next_try_at INT NOT NULL,
        lease_owner TEXT,
        lease_until INT,
        fence INT NOT NULL,
        failure TEXT,
        done_at INT,
        CONSTRAINT push_digest UNIQUE (platform_id, digest)
    ) STRICT",
    "CREATE INDEX push_due ON push (next_try_at, id) WHERE state = 'pending'",
    "CREATE TABLE push_refusal (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        reason TEXT NOT NULL,
        count INT NOT NULL,
        last_at INT NOT NULL,
        PRIMARY KEY (platform_id, reason)
    ) STRICT",
]);
