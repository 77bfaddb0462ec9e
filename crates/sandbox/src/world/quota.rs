use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::World;

/// How often an API may be called a day where nobody said otherwise (docs/wechat.md §3.9).
#[rustfmt::skip]
const LIMITS: &[(&str, u64)] = &[
    ("api_component_token", 10_000),
    ("message/custom/send", 500_000),
];
const LIMIT: u64 = 1_000_000;
/// How often the counts of one account may be cleared in a month.
pub(crate) const CLEARS_A_MONTH: u32 = 10;

/// The calls of one AppID.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Counts {
    day: i64,
    /// Calls of that day, by API.
    calls: BTreeMap<String, u64>,
    month: (i64, i64),
    /// How often they were cleared in that month.
    clears: u32,
}

/// Too many calls, or too many clears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct UsedUp;

impl World {
    /// Counts a call of `api` for whom it counts, while its day has some left.
    pub(crate) fn count_call(&mut self, appid: &str, api: &str, now: i64) -> Result<(), UsedUp> {
        let limit = self.daily_limit(api);
        let counts = self.counts(appid, now);
        let used = counts.calls.entry(api.to_owned()).or_default();
        if *used >= limit {
            return Err(UsedUp);
        }
        *used += 1;
        Ok(())
    }

    /// How often the API may be called a day, and how often it was called today.
    pub(crate) fn quota(&mut self, appid: &str, api: &str, now: i64) -> (u64, u64) {
        let limit = self.daily_limit(api);
        let used = self.counts(appid, now).calls.get(api).copied();
        (limit, used.unwrap_or_default())
    }

    /// Sets the day's counts to nothing, ten times a month.
    pub(crate) fn clear_quota(&mut self, appid: &str, now: i64) -> Result<(), UsedUp> {
        let counts = self.counts(appid, now);
        if counts.clears >= CLEARS_A_MONTH {
            return Err(UsedUp);
        }
        counts.clears += 1;
        counts.calls.clear();
        Ok(())
    }

    fn daily_limit(&self, api: &str) -> u64 {
        let usual = || {
            let known = LIMITS.iter().find(|(name, _)| *name == api);
            known.map_or(LIMIT, |(_, limit)| *limit)
        };
        self.knobs
            .daily_limits
            .get(api)
            .copied()
            .unwrap_or_else(usual)
    }

    /// The AppID's counts of the present day and month.
    fn counts(&mut self, appid: &str, now: i64) -> &mut Counts {
        let (day, month) = crate::calendar::day_and_month(now);
        let counts = self.counts.entry(appid.to_owned()).or_default();
        if counts.day != day {
            counts.day = day;
            counts.calls.clear();
        }
        if counts.month != month {
            counts.month = month;
            counts.clears = 0;
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-01-31 at noon in Shanghai.
    const NOON: i64 = 1_769_832_000;
    const HALF_A_DAY: i64 = 12 * 3600;

    fn world() -> World {
        let mut world = World::default();
        world.knobs.daily_limits.insert("api_query_auth".into(), 2);
        world
    }

    #[test]
    fn a_day_in_shanghai_has_so_many_calls() {
        let mut world = world();
        let mut call = |appid: &str, now| world.count_call(appid, "api_query_auth", now);
        assert_eq!((call("wx1", NOON), call("wx1", NOON)), (Ok(()), Ok(())));
        assert_eq!(call("wx1", NOON), Err(UsedUp));
        assert_eq!(call("wx2", NOON), Ok(()), "another's are its own");
        assert_eq!(call("wx1", NOON + HALF_A_DAY - 1), Err(UsedUp));
        assert_eq!(call("wx1", NOON + HALF_A_DAY), Ok(()));
        let tomorrow = NOON + HALF_A_DAY;
        assert_eq!(world.quota("wx1", "api_query_auth", tomorrow), (2, 1));
        assert_eq!(world.quota("wx1", "api_component_token", NOON), (10_000, 0));
    }

    #[test]
    fn a_month_has_ten_clears() {
        let mut world = world();
        for _ in 0..CLEARS_A_MONTH {
            world.count_call("wx1", "api_query_auth", NOON).unwrap();
            world.clear_quota("wx1", NOON).unwrap();
        }
        assert_eq!(world.quota("wx1", "api_query_auth", NOON), (2, 0));
        assert_eq!(world.clear_quota("wx1", NOON), Err(UsedUp));
        assert_eq!(world.clear_quota("wx1", NOON + HALF_A_DAY), Ok(()));
    }
}
