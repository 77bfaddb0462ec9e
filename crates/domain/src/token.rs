//! When tokens are renewed (`docs/wechat.md` §8).

use crate::{ids::AuthorizerId, time::Timestamp};

/// A token is renewed with at least so long to live; the platform's own at that moment.
pub const LATEST_SECS: i64 = 10 * 60;
/// Over so long the renewals of accounts that were granted at once are spread.
const SPREAD_SECS: i64 = 30 * 60;
/// The first and the longest pause after a renewal that failed.
const PAUSE_SECS: i64 = 60;
const LONGEST_PAUSE_SECS: i64 = 3_600;
/// Without another sign of it for so long, whoever renewed our tokens elsewhere has stopped.
pub const QUIET_SECS: i64 = 24 * 3_600;

/// When an account's token that expires then is renewed: between 10 and 40 minutes before, always the same for the same
/// account; with a token that lives shorter than usual, when a third of its life is left.
#[must_use]
pub fn renew_at(id: &AuthorizerId, now: Timestamp, expires_at: Timestamp) -> Timestamp {
    let ahead = LATEST_SECS + i64::try_from(hash(id.as_str()) % 1_801).unwrap_or(SPREAD_SECS);
    let two_thirds = expires_at.secs_since(now).max(0) / 3 * 2;
    expires_at.plus_secs(-ahead).max(now.plus_secs(two_thirds))
}

/// When the platform's own token is renewed by itself: before it expires, and after a failure not before `retry_at`.
/// Nothing without a token or a failure: then the first ticket leads to it.
#[must_use]
pub fn component_renew_at(
    expires_at: Option<Timestamp>,
    retry_at: Option<Timestamp>,
) -> Option<Timestamp> {
    let due = expires_at.map(|at| at.plus_secs(-LATEST_SECS));
    match (due, retry_at) {
        (Some(due), Some(retry_at)) => Some(due.max(retry_at)),
        (due, retry_at) => due.or(retry_at),
    }
}

/// When a renewal is tried again after so many in a row that failed: 1, 2, 4 … minutes, an hour at most.
#[must_use]
pub fn retry_at(now: Timestamp, failed: i64) -> Timestamp {
    let exponent = u32::try_from(failed.clamp(1, 16) - 1).unwrap_or_default();
    let pause = PAUSE_SECS.saturating_mul(2_i64.saturating_pow(exponent));
    now.plus_secs(pause.min(LONGEST_PAUSE_SECS))
}

/// FNV-1a: the same on every node and in every version.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn renewals_of_what_was_granted_at_once_are_spread_over_half_an_hour() {
        let now = Timestamp::from_secs(1_790_000_000);
        let expires_at = now.plus_secs(7_200);
        let mut minutes: BTreeMap<i64, u32> = BTreeMap::new();
        for n in 0..30_000_u32 {
            let [a, b, c, d] = n.to_be_bytes();
            let id = AuthorizerId::new(now, [a, b, c, d, d, c, b, a, 7, 7]);
            let at = renew_at(&id, now, expires_at);
            assert_eq!(at, renew_at(&id, now, expires_at), "always the same");
            let ahead = expires_at.secs_since(at);
            assert!((600..=2_400).contains(&ahead), "{ahead}");
            *minutes.entry(ahead / 60).or_default() += 1;
        }
        let most = minutes.values().max().unwrap();
        assert!(
            *most < 1_300,
            "of 30000 in 30 minutes {most} in one: {minutes:?}"
        );
    }

    #[test]
    fn the_platform_s_own_token_waits_out_the_pause_after_a_failure() {
        let now = Timestamp::from_secs(1_790_000_000);
        let (expires_at, retry_at) = (now.plus_secs(7_200), now.plus_secs(7_000));
        let due = component_renew_at;
        assert_eq!(due(Some(expires_at), None), Some(now.plus_secs(6_600)));
        assert_eq!(due(Some(expires_at), Some(retry_at)), Some(retry_at));
        assert_eq!(due(None, Some(retry_at)), Some(retry_at));
        assert_eq!(due(None, None), None);
    }

    #[test]
    fn a_short_life_is_not_spent_renewing() {
        let now = Timestamp::from_secs(1_790_000_000);
        let id = AuthorizerId::new(now, [1; 10]);
        for life in [0, 30, 600, 1_200] {
            let at = renew_at(&id, now, now.plus_secs(life));
            assert!(at >= now && at.secs_since(now) >= life / 2, "{life}");
        }
    }

    #[test]
    fn pauses_double_up_to_an_hour() {
        let now = Timestamp::from_secs(0);
        let pauses = [0, 1, 2, 3, 6, 7, 900].map(|failed| retry_at(now, failed).secs_since(now));
        assert_eq!(pauses, [60, 60, 120, 240, 1_920, 3_600, 3_600]);
    }
}
