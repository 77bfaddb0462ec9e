//! The conflicts of one account, open and closed: they follow it to another customer.

super::migration!(&[
    "CREATE INDEX conflict_of_authorizer ON conflict (platform_id, authorizer_id)"
]);
