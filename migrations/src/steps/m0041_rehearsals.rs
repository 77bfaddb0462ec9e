//! A rehearsal of the release check plays with the mini program too, and takes the grants back.

super::migration!(&[
    // Those without `mini_` are the official account's.
    "ALTER TABLE rehearsal ADD COLUMN revoked_at INT",
    "ALTER TABLE rehearsal ADD COLUMN mini_authorized_at INT",
    "ALTER TABLE rehearsal ADD COLUMN mini_queried_at INT",
    "ALTER TABLE rehearsal ADD COLUMN mini_revoked_at INT",
]);
