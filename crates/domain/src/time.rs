//! Moments: UTC milliseconds, shown in Shanghai's fixed +08:00.
//!
//! Formatting lives here so that the server and the browser write the same text.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::day::Day;

/// A moment in UTC, in milliseconds since 1970.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Timestamp(i64);

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Shanghai keeps +08:00 the whole year.
const SHANGHAI: i64 = 8 * HOUR;

impl Timestamp {
    /// From milliseconds since 1970.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// From seconds since 1970, WeChat's unit.
    #[must_use]
    pub const fn from_secs(secs: i64) -> Self {
        Self(secs.saturating_mul(SECOND))
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// This moment moved by so many seconds (back when negative).
    #[must_use]
    pub const fn plus_secs(self, secs: i64) -> Self {
        Self(self.0.saturating_add(secs.saturating_mul(SECOND)))
    }

    /// Whole seconds from `earlier` to this moment; negative when `earlier` is later.
    #[must_use]
    pub const fn secs_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0) / SECOND
    }

    /// `2026-03-01 14:05` in Shanghai.
    #[must_use]
    pub fn shanghai(self) -> String {
        let parts = Civil::at(self.0.saturating_add(SHANGHAI));
        format!(
            "{:04}-{:02}-{:02} {:02}:{:02}",
            parts.year, parts.month, parts.day, parts.hour, parts.minute
        )
    }

    /// `2026-03-01 14:05:09` in Shanghai.
    #[must_use]
    pub fn shanghai_seconds(self) -> String {
        let second = Civil::at(self.0.saturating_add(SHANGHAI)).second;
        format!("{}:{second:02}", self.shanghai())
    }

    /// `2026-03-01T06:05:09Z`, for a `<time datetime>` and for hovering.
    #[must_use]
    pub fn utc(self) -> String {
        let parts = Civil::at(self.0);
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            parts.year, parts.month, parts.day, parts.hour, parts.minute, parts.second
        )
    }

    /// From what [`Self::utc`] wrote.
    #[must_use]
    pub fn from_utc(text: &str) -> Option<Self> {
        let (day, clock) = text.strip_suffix('Z')?.split_once('T')?;
        let midnight = day.parse::<Day>().ok()?.begins().0 + SHANGHAI;
        let mut parts = clock.split(':').map(|part| part.parse::<u32>().ok());
        let mut part = || parts.next().flatten().map(i64::from);
        let (hours, minutes, seconds) = (part()?, part()?, part()?);
        let at = Self(midnight + hours * HOUR + minutes * MINUTE + seconds * SECOND);
        (at.utc() == text).then_some(at)
    }

    /// The distance from this moment to `now`, in its largest unit.
    #[must_use]
    pub fn span_to(self, now: Self) -> Span {
        Span::of_millis(now.0.saturating_sub(self.0))
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.utc())
    }
}

/// A length of time in its largest whole unit, for "3 minutes ago" and "2 days left". Words are the locales' matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Under a minute, in seconds.
    Seconds(i64),
    /// Under an hour, in minutes.
    Minutes(i64),
    /// Under a day: hours, and the minutes beyond them.
    Hours(i64, i64),
    /// A day and more, in days.
    Days(i64),
}

impl Span {
    /// The span of so many milliseconds; a negative one counts by its size.
    #[must_use]
    pub const fn of_millis(millis: i64) -> Self {
        let millis = millis.saturating_abs();
        if millis < MINUTE {
            Self::Seconds(millis / SECOND)
        } else if millis < HOUR {
            Self::Minutes(millis / MINUTE)
        } else if millis < DAY {
            Self::Hours(millis / HOUR, millis % HOUR / MINUTE)
        } else {
            Self::Days(millis / DAY)
        }
    }
}

/// A calendar date and time of day, without a zone.
struct Civil {
    year: i64,
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Civil {
    /// From milliseconds since 1970 on that same calendar: Gregorian, by counting days from 1 March of year 0.
    fn at(millis: i64) -> Self {
        let days = millis.div_euclid(DAY);
        let rest = millis.rem_euclid(DAY);
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        Self {
            year: year_of_era + era * 400 + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: rest / HOUR,
            minute: rest % HOUR / MINUTE,
            second: rest % MINUTE / SECOND,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shanghai_is_eight_hours_ahead_over_midnight_and_leap_days() {
        // 2024-02-28T20:30:05Z
        let moment = Timestamp::from_secs(1_709_152_205);
        assert_eq!(moment.utc(), "2024-02-28T20:30:05Z");
        assert_eq!(moment.shanghai(), "2024-02-29 04:30");
        assert_eq!(moment.shanghai_seconds(), "2024-02-29 04:30:05");
        assert_eq!(Timestamp::from_millis(0).shanghai(), "1970-01-01 08:00");
        assert_eq!(
            Timestamp::from_secs(4_102_444_799).utc(),
            "2099-12-31T23:59:59Z"
        );
        assert_eq!(Timestamp::from_secs(-1).utc(), "1969-12-31T23:59:59Z");
        assert_eq!(Timestamp::from_utc("2024-02-28T20:30:05Z"), Some(moment));
        for text in [
            "2024-02-28T20:30:05",
            "2024-02-28T24:00:00Z",
            "2024-02-28T20:30:05:00Z",
            "2024-02-30T20:30:05Z",
            "2024-02-28T+2:30:05Z",
            "yesterday",
        ] {
            assert_eq!(Timestamp::from_utc(text), None, "{text}");
        }
    }

    #[test]
    fn spans_take_their_largest_unit() {
        assert_eq!(Span::of_millis(59_999), Span::Seconds(59));
        assert_eq!(Span::of_millis(-60_000), Span::Minutes(1));
        assert_eq!(Span::of_millis(5_400_000), Span::Hours(1, 30));
        assert_eq!(Span::of_millis(3 * DAY + 5), Span::Days(3));
    }
}
