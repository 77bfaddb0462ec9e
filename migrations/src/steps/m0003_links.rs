//! Authorization links.

super::migration!(&[
    "CREATE TABLE link (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL,
        customer_id TEXT NOT NULL,
        token SEALED NOT NULL,
        token_mac TEXT NOT NULL,
        auth_type INT NOT NULL,
        biz_appid TEXT,
        sets TEXT NOT NULL,
        max_grants INT NOT NULL,
        grants INT NOT NULL,
        presses INT NOT NULL,
        expires_at INT NOT NULL,
        revoked_at INT,
        created_at INT NOT NULL,
        created_by TEXT NOT NULL REFERENCES person (id),
        made_by_name TEXT NOT NULL,
        CONSTRAINT link_token UNIQUE (token_mac),
        CONSTRAINT link_of_platform UNIQUE (platform_id, id),
        FOREIGN KEY (platform_id, customer_id) REFERENCES customer (platform_id, id)
    ) STRICT",
    "CREATE INDEX link_newest ON link (platform_id, created_at, id)",
    "CREATE INDEX link_of_customer ON link (platform_id, customer_id, created_at, id)",
    "CREATE INDEX link_open ON link (platform_id, expires_at) WHERE revoked_at IS NULL AND grants < max_grants",
]);
