//! Platforms whose values can be changed, and whether a customer's browser ever came to the registered host.

super::migration!(&[
    "ALTER TABLE platform ADD COLUMN version INT NOT NULL DEFAULT 0",
    "ALTER TABLE platform ADD COLUMN arrived_at INT",
]);
