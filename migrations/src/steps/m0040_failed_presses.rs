//! Presses that led nowhere: no pre_auth_code could be had, so that there is no attempt.

super::migration!(&[
    // The same failure again, soon after, is counted with the one before: `times`.
    "CREATE TABLE failed_press (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL,
        link_id TEXT NOT NULL,
        form TEXT NOT NULL,
        first_at INT NOT NULL,
        last_at INT NOT NULL,
        times INT NOT NULL,
        failure_kind TEXT NOT NULL,
        failure_errcode INT,
        failure_rid TEXT,
        FOREIGN KEY (platform_id, link_id) REFERENCES link (platform_id, id)
    ) STRICT",
    "CREATE INDEX failed_press_of_link ON failed_press (platform_id, link_id, last_at, id)",
]);
