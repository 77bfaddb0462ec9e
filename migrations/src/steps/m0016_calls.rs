//! The calls to WeChat: a log that is kept for a while, and counts that are kept for long.

super::migration!(&[
    // Written many at a time. `appid` is the account that it was about, `message` WeChat's own words without secrets.
    "CREATE TABLE wechat_call (
        id TEXT NOT NULL PRIMARY KEY,
        platform_id TEXT NOT NULL REFERENCES platform (id),
        at INT NOT NULL,
        api TEXT NOT NULL,
        appid TEXT,
        outcome TEXT NOT NULL,
        errcode INT,
        rid TEXT,
        message TEXT,
        ip TEXT,
        took_ms INT NOT NULL,
        node TEXT NOT NULL
    ) STRICT",
    "CREATE INDEX wechat_call_newest ON wechat_call (platform_id, at, id)",
    "CREATE INDEX wechat_call_of_api ON wechat_call (platform_id, api, at, id)",
    "CREATE INDEX wechat_call_of_account ON wechat_call (platform_id, appid, at, id) WHERE appid IS NOT NULL",
    "CREATE INDEX wechat_call_failed ON wechat_call (platform_id, at, id) WHERE outcome <> 'done'",
    "CREATE INDEX wechat_call_of_errcode ON wechat_call (platform_id, errcode, at, id) WHERE errcode IS NOT NULL",
    "CREATE INDEX wechat_call_old ON wechat_call (at)",
    // `day` is its first moment in Shanghai. `unlogged`: of the calls, those that the log has no row of.
    "CREATE TABLE wechat_call_count (
        platform_id TEXT NOT NULL REFERENCES platform (id),
        day INT NOT NULL,
        api TEXT NOT NULL,
        calls INT NOT NULL,
        failed INT NOT NULL,
        unlogged INT NOT NULL,
        PRIMARY KEY (platform_id, day, api)
    ) STRICT",
    "CREATE INDEX wechat_call_count_old ON wechat_call_count (day)",
]);
