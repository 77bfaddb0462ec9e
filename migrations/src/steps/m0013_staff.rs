//! People who are invited, who may not work on a platform any more, and when they were last seen.

super::migration!(&[
    "ALTER TABLE person ADD COLUMN last_seen_at INT",
    "ALTER TABLE membership ADD COLUMN disabled_at INT",
    "CREATE INDEX membership_newest ON membership (platform_id, created_at, person_id)",
    // `token` is there while its maker may still read it, `token_mac` finds it.
    "CREATE TABLE invitation (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL REFERENCES platform (id),
        name TEXT NOT NULL,
        login TEXT NOT NULL,
        token SEALED,
        token_mac TEXT NOT NULL,
        created_at INT NOT NULL,
        created_by TEXT NOT NULL REFERENCES person (id),
        made_by_name TEXT NOT NULL,
        expires_at INT NOT NULL,
        withdrawn_at INT,
        accepted_at INT,
        CONSTRAINT invitation_token UNIQUE (token_mac)
    ) STRICT",
    "CREATE INDEX invitation_open ON invitation (platform_id, expires_at, id)
        WHERE withdrawn_at IS NULL AND accepted_at IS NULL",
    "CREATE INDEX invitation_told ON invitation (created_at) WHERE token IS NOT NULL",
]);
