/// One of WeChat's test accounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TestAccount {
    /// Its AppID.
    pub appid: &'static str,
    /// Its original id.
    pub user_name: &'static str,
}

const fn account(appid: &'static str, user_name: &'static str) -> TestAccount {
    TestAccount { appid, user_name }
}

/// The five groups, of which WeChat draws one: an official account and a mini program each.
pub const GROUPS: [[TestAccount; 2]; 5] = [
    [
        account("wx570bc396a51b8ff8", "gh_3c884a361561"),
        account("wxd101a85aa106f53e", "gh_8dad206e9538"),
    ],
    [
        account("wx9252c5e0bb1836fc", "gh_c0f28a78b318"),
        account("wxc39235c15087f6f3", "gh_905ae9d01059"),
    ],
    [
        account("wx8e1097c5bc82cde9", "gh_3f222ed8d140"),
        account("wx7720d01d4b2a4500", "gh_393666f1fdf4"),
    ],
    [
        account("wx14550af28c71a144", "gh_26128078e9ab"),
        account("wx05d483572dcd5d8b", "gh_39abb5d4e1b7"),
    ],
    [
        account("wxa35b9c23cfe664eb", "gh_2b3713f184a6"),
        account("wx5910277cae6fd970", "gh_7818dcb60240"),
    ],
];

/// Whether this AppID is one of WeChat's test accounts.
#[must_use]
pub fn is_test_account(appid: &str) -> bool {
    let mut all = GROUPS.iter().flatten();
    all.any(|account| account.appid == appid)
}

/// Whether it is the mini program of its group.
#[must_use]
pub fn is_test_mini_program(appid: &str) -> bool {
    GROUPS.iter().any(|[_, mini]| mini.appid == appid)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_ten_accounts_and_no_others() {
        let all: std::collections::BTreeSet<_> = GROUPS
            .iter()
            .flatten()
            .flat_map(|account| [account.appid, account.user_name])
            .collect();
        assert_eq!(all.len(), 20);
        for account in GROUPS.iter().flatten() {
            assert!(is_test_account(account.appid));
            assert!(account.appid.len() == 18 && account.user_name.len() == 15);
        }
        assert!(!is_test_account("wx94a6f1c08e3d7b25") && !is_test_account(""));
        for [official, mini] in &GROUPS {
            assert!(is_test_mini_program(mini.appid) && !is_test_mini_program(official.appid));
        }
    }
}
