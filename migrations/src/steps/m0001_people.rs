//! The installation, the people who sign in, their sessions, and what they typed into forms that were refused.

super::migration!(&[
    // One row: a constant sealed with the master key, by which a wrong key is known.
    "CREATE TABLE installation (
        id TEXT NOT NULL PRIMARY KEY,
        key_check SEALED NOT NULL
    ) STRICT",
    "CREATE TABLE person (
        id TEXT NOT NULL PRIMARY KEY,
        login TEXT NOT NULL,
        name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        is_owner BOOL NOT NULL,
        created_at INT NOT NULL,
        disabled_at INT,
        CONSTRAINT person_login UNIQUE (login)
    ) STRICT",
    "CREATE TABLE session (
        token_hash TEXT NOT NULL PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES person (id),
        created_at INT NOT NULL,
        last_seen_at INT NOT NULL,
        expires_at INT NOT NULL,
        ip TEXT,
        user_agent TEXT
    ) STRICT",
    "CREATE INDEX session_of_person ON session (person_id)",
    "CREATE INDEX session_expired ON session (expires_at)",
    "CREATE TABLE flash (
        id TEXT NOT NULL PRIMARY KEY,
        holder_mac TEXT,
        body TEXT NOT NULL,
        created_at INT NOT NULL
    ) STRICT",
    "CREATE INDEX flash_old ON flash (created_at)",
]);
