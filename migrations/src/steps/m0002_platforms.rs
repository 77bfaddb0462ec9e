//! Platforms, who works on them, the state of their tickets and tokens, and their customers.
//!
//! From here on every row belongs to a platform. Keys that refer to such rows include `platform_id`: a row can never
//! refer to one of another platform.

super::migration!(&[
    "CREATE TABLE platform (
        id TEXT NOT NULL PRIMARY KEY,
        slug TEXT NOT NULL,
        name TEXT NOT NULL,
        component_appid TEXT NOT NULL,
        appsecret SEALED NOT NULL,
        token SEALED NOT NULL,
        aes_key SEALED NOT NULL,
        public_origin TEXT NOT NULL,
        offered TEXT NOT NULL,
        created_at INT NOT NULL,
        CONSTRAINT platform_slug UNIQUE (slug),
        CONSTRAINT platform_component_appid UNIQUE (component_appid)
    ) STRICT",
    "CREATE TABLE membership (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        person_id TEXT NOT NULL REFERENCES person (id),
        role TEXT NOT NULL,
        created_at INT NOT NULL,
        PRIMARY KEY (platform_id, person_id)
    ) STRICT",
    "CREATE INDEX membership_of_person ON membership (person_id)",
    "CREATE TABLE component_state (
        platform_id TEXT NOT NULL PRIMARY KEY REFERENCES platform (id),
        ticket SEALED,
        ticket_at INT,
        token SEALED,
        token_expires_at INT,
        lease_owner TEXT,
        lease_until INT,
        fence INT NOT NULL,
        failure_kind TEXT,
        failure_errcode INT,
        failure_rid TEXT,
        failed_at INT
    ) STRICT",
    "CREATE TABLE customer (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL REFERENCES platform (id),
        name TEXT NOT NULL,
        note TEXT NOT NULL,
        created_at INT NOT NULL,
        created_by TEXT REFERENCES person (id),
        CONSTRAINT customer_of_platform UNIQUE (platform_id, id)
    ) STRICT",
    "CREATE INDEX customer_newest ON customer (platform_id, created_at, id)",
]);
