//! Whole-network release (全网发布): the accounts with which WeChat checks a platform.

/// The AppIDs of WeChat's test accounts, in pairs: an official account and a mini program (`docs/wechat.md` §6).
const TEST_ACCOUNTS: [&str; 10] = [
    "wx570bc396a51b8ff8",
    "wxd101a85aa106f53e",
    "wx9252c5e0bb1836fc",
    "wxc39235c15087f6f3",
    "wx8e1097c5bc82cde9",
    "wx7720d01d4b2a4500",
    "wx14550af28c71a144",
    "wx05d483572dcd5d8b",
    "wxa35b9c23cfe664eb",
    "wx5910277cae6fd970",
];

/// Whether this is one of the accounts with which WeChat checks a platform before its release: nobody's customer.
#[must_use]
pub fn is_test_account(appid: &str) -> bool {
    TEST_ACCOUNTS.contains(&appid)
}
