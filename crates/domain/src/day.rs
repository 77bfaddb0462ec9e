//! Days of the calendar in Shanghai.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::time::Timestamp;

/// A day in Shanghai, as `<input type=date>` writes it: `2026-03-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Day(i64);

/// A text that is no day between 2000 and 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a day of the form 2026-03-01")]
pub struct BadDay;

const SECS: i64 = 24 * 3_600;
const SHANGHAI_SECS: i64 = 8 * 3_600;

impl Day {
    /// The day of a moment.
    #[must_use]
    pub const fn of(at: Timestamp) -> Self {
        Self((at.millis().div_euclid(1_000) + SHANGHAI_SECS).div_euclid(SECS))
    }

    /// Its first moment.
    #[must_use]
    pub const fn begins(self) -> Timestamp {
        Timestamp::from_secs(self.0 * SECS - SHANGHAI_SECS)
    }

    /// The first day of its month.
    #[must_use]
    pub fn first_of_month(self) -> Self {
        let text = self.to_string();
        let day: i64 = text
            .rsplit('-')
            .next()
            .and_then(|day| day.parse().ok())
            .unwrap_or(1);
        Self(self.0 - day + 1)
    }

    /// The first moment of the next one.
    #[must_use]
    pub const fn ends(self) -> Timestamp {
        Self(self.0 + 1).begins()
    }
}

impl FromStr for Day {
    type Err = BadDay;

    fn from_str(text: &str) -> Result<Self, BadDay> {
        let mut parts = text.split('-');
        let mut part = |length: usize| -> Result<i64, BadDay> {
            let digits = parts.next().ok_or(BadDay)?;
            let plain = digits.len() == length && digits.bytes().all(|b| b.is_ascii_digit());
            if plain {
                digits.parse().map_err(|_| BadDay)
            } else {
                Err(BadDay)
            }
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let in_range = (2000..2200).contains(&year)
            && (1..=12).contains(&month)
            && (1..=31).contains(&day)
            && parts.next().is_none();
        if !in_range {
            return Err(BadDay);
        }
        let counted = Self(days_from_civil(year, month, day));
        // The 31st of April comes back as the 1st of May.
        if counted.to_string() == text {
            Ok(counted)
        } else {
            Err(BadDay)
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = self.begins().shanghai();
        f.write_str(clock.split(' ').next().unwrap_or_default())
    }
}

impl TryFrom<String> for Day {
    type Error = BadDay;
    fn try_from(text: String) -> Result<Self, BadDay> {
        text.parse()
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

/// Days since 1970, counted from 1 March of year 0.
const fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_shanghai() {
        let day: Day = "2024-02-29".parse().unwrap();
        assert_eq!(day.begins().utc(), "2024-02-28T16:00:00Z");
        assert_eq!(day.ends().utc(), "2024-02-29T16:00:00Z");
        assert_eq!(Day::of(day.begins()), day);
        assert_eq!(Day::of(day.ends()).to_string(), "2024-03-01");
        assert_eq!(Day::of(Timestamp::from_millis(0)).to_string(), "1970-01-01");
    }

    #[test]
    fn a_month_begins_with_its_first_day() {
        for (day, first) in [
            ("2026-03-01", "2026-03-01"),
            ("2024-02-29", "2024-02-01"),
            ("2026-12-31", "2026-12-01"),
        ] {
            let day: Day = day.parse().unwrap();
            assert_eq!(day.first_of_month().to_string(), first);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2024-2-29",
            "2023-02-29",
            "2024-04-31",
            "2024-13-01",
            "2024-00-01",
            "1999-12-31",
            "2024-02-29T00:00",
            "+024-02-29",
            "二〇二四-02-29",
        ] {
            assert_eq!(text.parse::<Day>(), Err(BadDay), "{text:?}");
        }
        for text in ["2000-01-01", "2026-12-31", "2199-12-31"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
    }
}
