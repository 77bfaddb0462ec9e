use std::sync::LazyLock;

use crate::config::{AccountConfig, AccountKind};

/// How many groups there are.
pub(super) const GROUPS: usize = 5;

/// AppID and original id of an official account and of a mini program, for each group.
const IDS: [[(&str, &str); 2]; GROUPS] = [
    [
        ("wx570bc396a51b8ff8", "gh_3c884a361561"),
        ("wxd101a85aa106f53e", "gh_8dad206e9538"),
    ],
    [
        ("wx9252c5e0bb1836fc", "gh_c0f28a78b318"),
        ("wxc39235c15087f6f3", "gh_905ae9d01059"),
    ],
    [
        ("wx8e1097c5bc82cde9", "gh_3f222ed8d140"),
        ("wx7720d01d4b2a4500", "gh_393666f1fdf4"),
    ],
    [
        ("wx14550af28c71a144", "gh_26128078e9ab"),
        ("wx05d483572dcd5d8b", "gh_39abb5d4e1b7"),
    ],
    [
        ("wxa35b9c23cfe664eb", "gh_2b3713f184a6"),
        ("wx5910277cae6fd970", "gh_7818dcb60240"),
    ],
];

static ACCOUNTS: LazyLock<Vec<AccountConfig>> = LazyLock::new(|| {
    let groups = IDS.iter().flat_map(|[official, mini]| {
        [
            tester_of(official, AccountKind::Service, &[1, 2, 3]),
            tester_of(mini, AccountKind::MiniProgram, &[17, 18, 19]),
        ]
    });
    groups.collect()
});

/// The test account with this AppID. They are on no page where somebody could choose them.
pub(crate) fn tester(appid: &str) -> Option<&'static AccountConfig> {
    ACCOUNTS.iter().find(|account| account.appid == appid)
}

/// The official account and the mini program of a group.
pub(super) fn group(number: usize) -> Option<[&'static AccountConfig; 2]> {
    let [(official, _), (mini, _)] = IDS.get(number)?;
    Some([tester(official)?, tester(mini)?])
}

fn tester_of((appid, user_name): &(&str, &str), kind: AccountKind, sets: &[i64]) -> AccountConfig {
    AccountConfig {
        appid: (*appid).to_owned(),
        user_name: (*user_name).to_owned(),
        nick_name: "全网发布检测".to_owned(),
        principal_name: "腾讯".to_owned(),
        kind,
        verify_type: 0,
        signature: String::new(),
        sets: sets.to_vec(),
    }
}
