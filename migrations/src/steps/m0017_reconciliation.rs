//! Grants that WeChat does not know any more, and when each account was last compared with what WeChat says.

super::migration!(&[
    "ALTER TABLE authorizer ADD COLUMN suspected_at INT",
    "ALTER TABLE authorizer ADD COLUMN looked_at INT",
    // auth_time of WeChat's list of authorizers, as it was when the account was last compared.
    "ALTER TABLE authorizer ADD COLUMN listed_auth_time INT",
    "CREATE INDEX authorizer_suspected ON authorizer (platform_id, granted_at, id) WHERE status = 'suspected'",
]);
