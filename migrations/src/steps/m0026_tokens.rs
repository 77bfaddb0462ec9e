//! When each token is renewed next, and who else seems to renew them.

super::migration!(&[
    // `renew_at`: not before then; it lies apart for accounts that were granted at once, and further and further away
    // while renewals fail. `renew_asked_at`: staff asked for a renewal, of several together at one moment.
    "ALTER TABLE authorizer ADD COLUMN access_at INT",
    "ALTER TABLE authorizer ADD COLUMN renew_at INT NOT NULL DEFAULT 0",
    "ALTER TABLE authorizer ADD COLUMN renew_tries INT NOT NULL DEFAULT 0",
    "ALTER TABLE authorizer ADD COLUMN renew_asked_at INT",
    "UPDATE authorizer SET renew_at = access_expires_at - 600000 WHERE access_expires_at IS NOT NULL",
    "DROP INDEX authorizer_renewal",
    "CREATE INDEX authorizer_renew ON authorizer (platform_id, renew_at, id)
        WHERE status = 'authorized' AND refresh_token IS NOT NULL",
    "CREATE INDEX authorizer_token_failing ON authorizer (platform_id, granted_at, id)
        WHERE status = 'authorized' AND failure_kind IS NOT NULL",
    "CREATE INDEX authorizer_token_lost ON authorizer (platform_id, granted_at, id)
        WHERE status = 'authorized' AND refresh_token IS NULL",
    "CREATE INDEX authorizer_renew_asked ON authorizer (platform_id, renew_asked_at, granted_at, id)
        WHERE renew_asked_at IS NOT NULL",
    "ALTER TABLE component_state ADD COLUMN token_at INT",
    "ALTER TABLE component_state ADD COLUMN retry_at INT",
    "ALTER TABLE component_state ADD COLUMN renew_tries INT NOT NULL DEFAULT 0",
    // WeChat voided a token that was not renewed here: the first and the last time, and the call that told.
    "CREATE TABLE token_rival (
        platform_id TEXT NOT NULL PRIMARY KEY REFERENCES platform (id),
        since INT NOT NULL,
        last_at INT NOT NULL,
        times INT NOT NULL,
        api TEXT NOT NULL,
        errcode INT,
        rid TEXT,
        renewed_at INT
    ) STRICT",
    "CREATE INDEX token_rival_quiet ON token_rival (last_at)",
]);
