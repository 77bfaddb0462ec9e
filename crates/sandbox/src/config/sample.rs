//! A sample world. All names, ids and secrets are made up.

use url::Url;

use super::{AccountConfig, AccountKind, Config, PlatformConfig, platform::domain_of};

/// Customers that belong to the sample platform.
pub const SAMPLE_CUSTOMERS: [&str; 4] = ["栖木家居", "山海茶社", "南风书店", "青禾牧场"];

const DEMO: &str = "wx5a1e0c7d94b26f38";
const RIVAL: &str = "wxc83f6a20e5d17b94";
/// The account whose exclusive sets the other platform holds.
const TAKEN: &str = "wx2b7e94d0c6a1f853";

impl Config {
    /// The platform `demo` of a console at `console`, a competitor that holds the exclusive sets of one account, and
    /// eight accounts.
    pub fn sample(console: &Url) -> Self {
        let rival_sets = vec![18, 25, 30, 40];
        Self {
            platforms: vec![demo(console), rival(rival_sets.clone())],
            accounts: accounts(),
            standing_grants: vec![(RIVAL.into(), TAKEN.into(), rival_sets)],
            ..Self::empty()
        }
    }
}

impl Config {
    /// The same world with so many more accounts, each of which has granted set 1 to the first platform: for measurements.
    #[must_use]
    pub fn with_crowd(mut self, accounts: u32) -> Self {
        let Some(component) = self
            .platforms
            .first()
            .map(|first| first.component_appid.clone())
        else {
            return self;
        };
        for number in 0..accounts {
            let appid = format!("wxc0{number:014x}");
            let name = format!("测量账号{number}");
            let kind = AccountKind::Subscription;
            let one = account(&appid, &name, "测量主体", kind, 0, "", &[1]);
            self.standing_grants
                .push((component.clone(), appid, vec![1]));
            self.accounts.push(one);
        }
        self
    }
}

fn demo(console: &Url) -> PlatformConfig {
    let mut event_url = console.clone();
    event_url.set_path(&format!(
        "{}/push/demo/events",
        console.path().trim_end_matches('/')
    ));
    event_url.set_query(None);
    event_url.set_fragment(None);
    PlatformConfig {
        slug: "demo".into(),
        name: "云桥商家服务平台".into(),
        component_appid: DEMO.into(),
        appsecret: "7f3b1c9e5d2a48609cbe17f4a3d85b06".into(),
        token: "Yunqiao2026Push".into(),
        encoding_aes_key: "kW3rT9bZq1VxL7mNc5PdY8sHf2JgA4eUo6RiX0tBnEw".into(),
        test_token: "Yunqiao2026Test".into(),
        test_encoding_aes_key: "tE7sTk2YpQ9wZ4mVb8NcX1LdH6jRf3GaU5oKi0SxCvB".into(),
        message_url: Some(event_url.as_str().replace("/events", "/messages/$APPID$")),
        event_url: Some(event_url),
        domain: domain_of(console).unwrap_or_default(),
        offered_sets: vec![
            1, 2, 3, 4, 7, 11, 15, 17, 18, 19, 24, 25, 30, 31, 40, 52, 88, 89, 142, 143, 156, 176,
            189, 190,
        ],
    }
}

fn rival(offered_sets: Vec<i64>) -> PlatformConfig {
    PlatformConfig {
        slug: "rival".into(),
        name: "快易建站".into(),
        component_appid: RIVAL.into(),
        appsecret: "0d94e6b2a71f4c58b3907ce1f52a86dd".into(),
        token: "Kuaiyi2026Push".into(),
        encoding_aes_key: "pQ8vB2nM5cX1zL4kJ7hG0fD3sA6qW9eR2tY5uI8oP1A".into(),
        test_token: "Kuaiyi2026Test".into(),
        test_encoding_aes_key: "mZ3xC8vB1nL6kJ4hG9fD2sA7qW0eR5tY8uI1oP6QwEr".into(),
        event_url: None,
        message_url: None,
        domain: "kuaiyi.example".into(),
        offered_sets,
    }
}

fn accounts() -> Vec<AccountConfig> {
    let official = [
        1, 2, 3, 4, 7, 8, 9, 11, 13, 15, 22, 23, 24, 26, 27, 33, 34, 46, 54, 66, 89,
    ];
    let mini = [
        17, 18, 19, 25, 30, 31, 37, 40, 41, 45, 49, 51, 52, 65, 67, 73, 76, 84, 85, 88, 119, 131,
        142, 151, 156,
    ];
    use AccountKind::{Channels, MiniProgram, Service, Subscription, Talent};
    vec![
        account(
            "wx8d40b7f2a5c91e36",
            "栖木生活志",
            "上海栖木家居有限公司",
            Subscription,
            0,
            "",
            &official,
        ),
        account(
            "wx17c5e9a3d8f04b62",
            "栖木家居服务号",
            "上海栖木家居有限公司",
            Service,
            0,
            "",
            &official,
        ),
        account(
            TAKEN,
            "栖木家居商城",
            "上海栖木家居有限公司",
            MiniProgram,
            0,
            "把家布置成喜欢的样子",
            &mini,
        ),
        account(
            "wx94a6f1c08e3d7b25",
            "山海茶社点单",
            "杭州山海茶业有限公司",
            MiniProgram,
            0,
            "到店扫码，好茶现泡",
            &mini,
        ),
        account(
            "wxe05b3d97a8c2f614",
            "南风书店",
            "广州南风文化有限公司",
            MiniProgram,
            0,
            "一间慢慢逛的书店",
            &mini,
        ),
        account(
            "wx6f82d1b49c07ea53",
            "阿禾的读书笔记",
            "个人",
            MiniProgram,
            -1,
            "记录读过的书",
            &[17, 30, 31],
        ),
        account(
            "wxb31c7e85f02d9a46",
            "青禾牧场",
            "内蒙古青禾牧业有限公司",
            Channels,
            0,
            "",
            &[143, 160, 176, 177],
        ),
        account(
            "wx40d7a9e2c6b5f183",
            "小满好物分享",
            "成都小满文化传播有限公司",
            Talent,
            0,
            "",
            &[189, 190],
        ),
    ]
}

fn account(
    appid: &str,
    nick_name: &str,
    principal_name: &str,
    kind: AccountKind,
    verify_type: i64,
    signature: &str,
    sets: &[i64],
) -> AccountConfig {
    AccountConfig {
        appid: appid.into(),
        user_name: format!("gh_{}", appid.chars().skip(6).collect::<String>()),
        nick_name: nick_name.into(),
        principal_name: principal_name.into(),
        kind,
        verify_type,
        signature: signature.into(),
        sets: sets.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_sample_fits_together() {
        let config = Config::sample(&Url::parse("http://127.0.0.1:3000").unwrap());
        let appids: BTreeSet<&str> = config
            .accounts
            .iter()
            .map(|account| account.appid.as_str())
            .collect();
        assert_eq!(appids.len(), 8);
        assert!(
            appids
                .iter()
                .all(|appid| appid.len() == 18 && appid.starts_with("wx"))
        );
        for platform in &config.platforms {
            platform.push_keys().unwrap();
            platform.test_push_keys().unwrap();
            assert_eq!(
                (platform.appsecret.len(), platform.component_appid.len()),
                (32, 18)
            );
        }
        let demo = &config.platforms[0];
        assert_eq!(
            demo.event_url.as_ref().unwrap().as_str(),
            "http://127.0.0.1:3000/push/demo/events"
        );
        assert_eq!(demo.domain, "127.0.0.1:3000");
        for (platform, account, sets) in &config.standing_grants {
            assert!(
                config
                    .platforms
                    .iter()
                    .any(|known| known.component_appid == *platform)
            );
            let account = config
                .accounts
                .iter()
                .find(|known| known.appid == *account)
                .unwrap();
            assert!(sets.iter().all(|set| account.sets.contains(set)));
        }
    }
}
