//! How often something was tried, and from where people have signed in before.

super::migration!(&[
    // `bucket` is a keyed hash of what is counted: a login that nobody has may be a password.
    "CREATE TABLE rate_limit (
        bucket TEXT NOT NULL PRIMARY KEY,
        hits INT NOT NULL,
        ends_at INT NOT NULL
    ) STRICT",
    "CREATE INDEX rate_limit_over ON rate_limit (ends_at)",
    "CREATE TABLE known_network (
        person_id TEXT NOT NULL REFERENCES person (id),
        network TEXT NOT NULL,
        last_at INT NOT NULL,
        PRIMARY KEY (person_id, network)
    ) STRICT",
    "CREATE INDEX known_network_old ON known_network (last_at)",
]);
