/// Unix seconds as `03-01 14:05:09` in Shanghai, which has no summer time.
pub(super) fn shanghai(at: i64) -> String {
    let local = at + 8 * 3600;
    let (days, second) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let (month, day) = month_and_day(days);
    format!(
        "{month:02}-{day:02} {:02}:{:02}:{:02}",
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

/// The civil date of a day since 1970-01-01, counted in 400-year eras that start on the first of March.
fn month_and_day(days: i64) -> (i64, i64) {
    let day_of_era = (days + 719_468).rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    (
        if shifted < 10 {
            shifted + 3
        } else {
            shifted - 9
        },
        day,
    )
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
}
