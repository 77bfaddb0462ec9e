//! Authorizers by the hundred thousand, written by the store itself, so that every index and table beside them is filled as
//! it would be in use.

use anyhow::{Context as _, Result};
use domain::{
    account::AccountKind,
    authorizer::Standing,
    ids::{AuthorizerId, PlatformId},
    sets::SetIds,
    time::Timestamp,
};
use store::{NewAuthorizer, NewTokens, ProfileUpdate, Store};

/// Written in one transaction.
const TOGETHER: u64 = 2_000;
/// When the first was granted: each of the others a second later.
const FIRST: Timestamp = Timestamp::from_secs(1_700_000_000);

const PLACES: [&str; 8] = [
    "上海", "杭州", "广州", "成都", "武汉", "西安", "厦门", "青岛",
];
const WORDS: [&str; 16] = [
    "晨光", "山海", "南风", "青禾", "云桥", "栖木", "星野", "锦书", "朝露", "松间", "石榴", "白鹭",
    "橘子", "远山", "小满", "知秋",
];
const TRADES: [&str; 8] = [
    "茶社", "书店", "家居", "牧场", "商城", "点单", "面馆", "花坊",
];

/// The authorizer with this number, of those that are there when it is the newest: its place in the list, as a cursor.
#[must_use]
pub fn cursor(number: u64) -> String {
    format!("{}~{}", granted_at(number).millis(), id(number))
}

/// Its AppID.
#[must_use]
pub fn appid(number: u64) -> String {
    format!("wx{number:016x}")
}

/// Its name: every word comes again and again, every number once.
#[must_use]
pub fn name(number: u64) -> String {
    let pick = |words: &[&'static str], by: u64| {
        let place = usize::try_from(by % words.len() as u64).unwrap_or_default();
        words.get(place).copied().unwrap_or_default()
    };
    let (place, word, trade) = (
        pick(&PLACES, number / 128),
        pick(&WORDS, number),
        pick(&TRADES, number / 16),
    );
    format!("{place}{word}{trade}{number}")
}

/// Adds those from `from` up to `to`, each granted after the one before.
///
/// # Errors
/// The database refuses.
pub async fn authorizers(store: &Store, platform: &PlatformId, from: u64, to: u64) -> Result<()> {
    let mut next = from;
    while next < to {
        let tx = store.begin().await?;
        let rows = tx.platform(platform);
        let end = to.min(next + TOGETHER);
        for number in next..end {
            let new = new_authorizer(number);
            rows.insert_authorizer(&new)
                .await
                .context("cannot add an authorizer")?;
            rows.update_profile(&new.id, &profile(number), new.granted_at)
                .await
                .context("cannot tell an authorizer's profile")?;
        }
        tx.commit().await?;
        if end % 100_000 < TOGETHER {
            eprintln!("{end} authorizers are in the book");
        }
        next = end;
    }
    Ok(())
}

/// Gives all of them their refresh tokens: their access tokens are to be had at once.
///
/// # Errors
/// The database refuses.
pub async fn tokens(store: &Store, platform: &PlatformId, many: u64) -> Result<()> {
    let mut next = 0;
    while next < many {
        let tx = store.begin().await?;
        let rows = tx.platform(platform);
        let end = many.min(next + TOGETHER);
        for number in next..end {
            let tokens = NewTokens {
                refresh: Some(refresh_token(&appid(number)).into()),
                access: None,
            };
            rows.put_tokens(&id(number), &tokens, granted_at(number))
                .await
                .context("cannot give a refresh token")?;
        }
        tx.commit().await?;
        next = end;
    }
    Ok(())
}

/// An account's refresh token, which stays the same.
#[must_use]
pub fn refresh_token(appid: &str) -> String {
    format!("refreshtoken@@@{appid}{}", "r".repeat(25))
}

/// The number in an AppID.
#[must_use]
pub fn number_of(appid: &str) -> u64 {
    let digits = appid.trim_start_matches("wx");
    u64::from_str_radix(digits, 16).unwrap_or_default()
}

/// The principal of an authorizer.
#[must_use]
pub fn principal(number: u64) -> String {
    format!("{}有限公司", name(number / 7))
}

fn new_authorizer(number: u64) -> NewAuthorizer {
    let granted_at = granted_at(number);
    NewAuthorizer {
        id: id(number),
        appid: appid(number),
        customer_id: None,
        standing: if number.is_multiple_of(50) {
            Standing::Unassigned
        } else {
            Standing::Assigned
        },
        granted: SetIds::from([17, 18, 19, 25, 30]),
        expected: SetIds::from([17, 18, 19, 25, 30]),
        granted_at,
        grant_event_time: granted_at.millis() / 1_000,
        set_aside_attempt_id: None,
        created_at: granted_at,
    }
}

fn profile(number: u64) -> ProfileUpdate {
    ProfileUpdate {
        kind: Some(AccountKind::MiniProgram),
        name: Some(name(number)),
        original_id: Some(format!("gh_{number:012x}")),
        principal: Some(principal(number)),
        account_status: Some(1),
        ..ProfileUpdate::default()
    }
}

fn granted_at(number: u64) -> Timestamp {
    FIRST.plus_secs(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Its id.
#[must_use]
pub fn id(number: u64) -> AuthorizerId {
    let mut random = [0; 10];
    for (place, byte) in random.iter_mut().zip(number.to_be_bytes()) {
        *place = byte;
    }
    AuthorizerId::new(granted_at(number), random)
}
