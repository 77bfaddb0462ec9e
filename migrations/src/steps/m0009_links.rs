//! What staff do with links and customers: states that can be filtered by, notes, new editions of a link, the archive.

super::migration!(&[
    "ALTER TABLE customer ADD COLUMN archived_at INT",
    "ALTER TABLE customer ADD COLUMN version INT NOT NULL DEFAULT 0",
    "CREATE INDEX customer_active ON customer (platform_id, created_at, id) WHERE archived_at IS NULL",
    "CREATE INDEX customer_archived ON customer (platform_id, created_at, id) WHERE archived_at IS NOT NULL",
    "CREATE INDEX customer_named ON customer (platform_id, name)",
    "ALTER TABLE link ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE link ADD COLUMN version INT NOT NULL DEFAULT 0",
    "ALTER TABLE link ADD COLUMN opened_at INT",
    "ALTER TABLE link ADD COLUMN reissued_from TEXT",
    // How far it has come, whatever time it is; and under which state it is listed, which is the same until its life is
    // over: a list by state is one range of one index.
    "ALTER TABLE link ADD COLUMN stage TEXT NOT NULL DEFAULT 'pending'",
    "ALTER TABLE link ADD COLUMN listed_as TEXT NOT NULL DEFAULT 'pending'",
    "UPDATE link SET opened_at = (SELECT MIN(attempt.created_at) FROM attempt
        WHERE attempt.platform_id = link.platform_id AND attempt.link_id = link.id)",
    "UPDATE link SET stage = CASE
        WHEN grants >= max_grants THEN 'granted'
        WHEN revoked_at IS NOT NULL THEN 'revoked'
        WHEN presses = 0 THEN 'pending'
        WHEN grants = 0 AND 'failed' = (SELECT attempt.state FROM attempt
            WHERE attempt.platform_id = link.platform_id AND attempt.link_id = link.id
            ORDER BY attempt.created_at DESC, attempt.id DESC LIMIT 1) THEN 'failed'
        ELSE 'pressed' END",
    "UPDATE link SET listed_as = stage",
    "CREATE INDEX link_listed ON link (platform_id, listed_as, created_at, id)",
    "CREATE INDEX link_lapsing ON link (platform_id, expires_at)
        WHERE listed_as <> 'expired' AND revoked_at IS NULL AND grants < max_grants",
    "CREATE INDEX link_of_maker ON link (platform_id, created_by, created_at, id)",
    "CREATE INDEX link_of_maker_listed ON link (platform_id, created_by, listed_as, created_at, id)",
    "CREATE INDEX link_pinned ON link (platform_id, biz_appid, created_at, id) WHERE biz_appid IS NOT NULL",
]);
