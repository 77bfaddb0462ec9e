//! APIs whose quota is used up, what WeChat said is left, how often quotas were cleared; and platforms whose renewals rest.

super::migration!(&[
    // WeChat answered 45009. `appid` is the account whose quota it is; empty for the platform's own.
    "CREATE TABLE api_pause (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        api TEXT NOT NULL,
        appid TEXT NOT NULL,
        since INT NOT NULL,
        until INT NOT NULL,
        rid TEXT,
        PRIMARY KEY (platform_id, api, appid)
    ) STRICT",
    "CREATE INDEX api_pause_over ON api_pause (until)",
    // What WeChat said is left of an API's quota when it was last asked.
    "CREATE TABLE api_quota (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        api TEXT NOT NULL,
        asked_at INT NOT NULL,
        daily_limit INT,
        used INT,
        remain INT,
        failure_kind TEXT,
        failure_errcode INT,
        failure_rid TEXT,
        PRIMARY KEY (platform_id, api)
    ) STRICT",
    // `month` is its first moment in Shanghai.
    "CREATE TABLE quota_clear (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        month INT NOT NULL,
        times INT NOT NULL,
        last_at INT NOT NULL,
        PRIMARY KEY (platform_id, month)
    ) STRICT",
    // What fails for one account would fail for every other: no node renews any before then. `rests`: how many in a row.
    "ALTER TABLE component_state ADD COLUMN rest_until INT",
    "ALTER TABLE component_state ADD COLUMN rests INT NOT NULL DEFAULT 0",
]);
