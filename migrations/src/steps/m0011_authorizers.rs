//! Authorizers as staff look for them: by sets held and missing, by tags, with notes; and whose decision came first.
//!
//! `granted_at` repeats what the list of authorizers is sorted by: one range of an index `…_listed` is a list in its
//! order. Rows of `authorizer_set` for what was there before are entered at the next start.

super::migration!(&[
    "ALTER TABLE authorizer ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE authorizer ADD COLUMN note_version INT NOT NULL DEFAULT 0",
    // Counts every change of customer and standing.
    "ALTER TABLE authorizer ADD COLUMN standing_version INT NOT NULL DEFAULT 0",
    "CREATE INDEX authorizer_to_decide ON authorizer (platform_id, granted_at, id)
        WHERE standing IN ('unassigned', 'wrong_account')",
    "CREATE INDEX authorizer_of_kind ON authorizer (platform_id, kind, granted_at, id) WHERE kind IS NOT NULL",
    "CREATE INDEX authorizer_original_id ON authorizer (platform_id, original_id) WHERE original_id <> ''",
    // Each set that an account grants (`held` = 1) or lacks (`held` = 0).
    "CREATE TABLE authorizer_set (
        platform_id TEXT NOT NULL,
        authorizer_id TEXT NOT NULL,
        set_id INT NOT NULL,
        held INT NOT NULL,
        granted_at INT NOT NULL,
        PRIMARY KEY (platform_id, authorizer_id, set_id),
        FOREIGN KEY (platform_id, authorizer_id) REFERENCES authorizer (platform_id, id)
    ) KEYED",
    "CREATE INDEX authorizer_set_listed ON authorizer_set (platform_id, set_id, held, granted_at, authorizer_id)",
    "CREATE TABLE authorizer_tag (
        platform_id TEXT NOT NULL,
        authorizer_id TEXT NOT NULL,
        tag TEXT NOT NULL,
        granted_at INT NOT NULL,
        PRIMARY KEY (platform_id, authorizer_id, tag),
        FOREIGN KEY (platform_id, authorizer_id) REFERENCES authorizer (platform_id, id)
    ) KEYED",
    "CREATE INDEX authorizer_tag_listed ON authorizer_tag (platform_id, tag, granted_at, authorizer_id)",
    // The tags in use, and how often.
    "CREATE TABLE tag (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        name TEXT NOT NULL,
        uses INT NOT NULL,
        PRIMARY KEY (platform_id, name)
    ) KEYED",
]);
