//! What lists are searched by: each pair of neighbouring characters of each name. Chinese has no spaces between words, so
//! that an index over words would find nothing.

super::migration!(&[
    // Belongs to a row of the table that `kind` names, and goes when that row's texts change. `sort_at` repeats what that
    // list is sorted by: one range of `search_gram_found` is a list in its order.
    "CREATE TABLE search_gram (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        kind TEXT NOT NULL,
        object_id TEXT NOT NULL,
        gram TEXT NOT NULL,
        sort_at INT NOT NULL,
        PRIMARY KEY (platform_id, kind, object_id, gram)
    ) KEYED",
    "CREATE INDEX search_gram_found ON search_gram (platform_id, kind, gram, sort_at, object_id)",
    // Up to which edition of the rules the rows that were there before were entered.
    "ALTER TABLE installation ADD COLUMN search_edition INT",
]);
