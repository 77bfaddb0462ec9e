//! Days as WeChat counts them: in Shanghai, which has no summer time.

/// Unix seconds as `03-01 14:05:09`.
pub(crate) fn shanghai(at: i64) -> String {
    let local = at + OFFSET_S;
    let second = local.rem_euclid(DAY_S);
    let (_, month, day) = date(local.div_euclid(DAY_S));
    format!(
        "{month:02}-{day:02} {:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// The number of the day, and its year and month.
pub(crate) fn day_and_month(at: i64) -> (i64, (i64, i64)) {
    let days = (at + OFFSET_S).div_euclid(DAY_S);
    let (year, month, _) = date(days);
    (days, (year, month))
}

const OFFSET_S: i64 = 8 * 3600;
const DAY_S: i64 = 86_400;

/// The civil date of a day since 1970-01-01, counted in 400-year eras that start on the first of March.
fn date(days: i64) -> (i64, i64, i64) {
    let era = (days + 719_468).div_euclid(146_097);
    let day_of_era = (days + 719_468).rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_right_across_leap_days_and_midnights() {
        // date -u -d @N, plus eight hours
        assert_eq!(shanghai(0), "01-01 08:00:00");
        assert_eq!(shanghai(1_709_164_799), "02-29 07:59:59");
        assert_eq!(shanghai(1_709_222_400), "03-01 00:00:00");
        assert_eq!(shanghai(1_767_225_600), "01-01 08:00:00");
    }

    #[test]
    fn the_day_turns_at_midnight_in_shanghai() {
        let (day, month) = day_and_month(1_767_196_799);
        assert_eq!(month, (2025, 12));
        assert_eq!(day_and_month(1_767_196_800), (day + 1, (2026, 1)));
    }
}
