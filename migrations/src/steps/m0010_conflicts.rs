//! Conflicts over all authorizers: in the order of their list, with how we know of them and what staff say to them.
//!
//! `exclusive` is the catalogue's word when the conflict was opened (for rows that were there already: that of edition
//! 2026-09). `customer_id` is the authorizer's own, kept along with it so that a customer's conflicts have an index.

super::migration!(&[
    "ALTER TABLE conflict ADD COLUMN exclusive INT NOT NULL DEFAULT 0",
    "ALTER TABLE conflict ADD COLUMN customer_id TEXT",
    "ALTER TABLE conflict ADD COLUMN evidence TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conflict ADD COLUMN acknowledged_at INT",
    "ALTER TABLE conflict ADD COLUMN acknowledged_by TEXT REFERENCES person (id)",
    "ALTER TABLE conflict ADD COLUMN acknowledged_name TEXT",
    "ALTER TABLE conflict ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conflict ADD COLUMN version INT NOT NULL DEFAULT 0",
    "UPDATE conflict SET
        exclusive = CASE WHEN set_id IN (4, 18, 24, 25, 34, 40, 41, 45, 49, 51, 54, 73, 76, 81, 85, 104, 119, 135, 138,
            157, 158, 198) THEN 1 ELSE 0 END,
        customer_id = (SELECT customer_id FROM authorizer WHERE authorizer.id = conflict.authorizer_id),
        evidence = (SELECT source FROM snapshot WHERE snapshot.id = conflict.opened_by)",
    "CREATE INDEX conflict_ranked ON conflict (platform_id, exclusive, opened_at, id)",
    "CREATE INDEX conflict_ranked_open ON conflict (platform_id, exclusive, opened_at, id) WHERE closed_at IS NULL",
    "CREATE INDEX conflict_ranked_closed ON conflict (platform_id, exclusive, opened_at, id)
        WHERE closed_at IS NOT NULL",
    "CREATE INDEX conflict_unseen ON conflict (platform_id, exclusive, opened_at, id)
        WHERE closed_at IS NULL AND acknowledged_at IS NULL",
    "CREATE INDEX conflict_of_customer ON conflict (platform_id, customer_id, exclusive, opened_at, id)",
    "CREATE INDEX conflict_of_set ON conflict (platform_id, set_id, exclusive, opened_at, id)",
]);
