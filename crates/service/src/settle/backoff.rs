use domain::{push::MOST_TRIES, time::Timestamp};

/// The longest pause between two tries.
const LONGEST_SECS: i64 = 300;
/// The last try of a code comes so long before it dies.
const LAST_TRY_SECS: i64 = 30;

/// When to try again after so many tries that came to nothing: 2, 4, 8 … seconds, five minutes at most.
pub(crate) fn next_try(now: Timestamp, tries: i64) -> Timestamp {
    let exponent = u32::try_from(tries.clamp(1, 16)).unwrap_or(1);
    now.plus_secs(2_i64.saturating_pow(exponent).min(LONGEST_SECS))
}

/// When to try again: not at all after the last try, and once more while the code still lives.
pub(crate) fn next_at(now: Timestamp, tries: i64, dies_at: Option<Timestamp>) -> Option<Timestamp> {
    if tries >= MOST_TRIES {
        return None;
    }
    let next = next_try(now, tries);
    match dies_at.map(|at| at.plus_secs(-LAST_TRY_SECS)) {
        Some(last) if next > last => (now < last).then_some(last),
        _ => Some(next),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_five_minutes() {
        let now = Timestamp::from_secs(0);
        let pauses: Vec<i64> = [0, 1, 2, 3, 8, 9, 1_000]
            .map(|tries| next_try(now, tries).secs_since(now))
            .to_vec();
        assert_eq!(pauses, [2, 2, 4, 8, 256, 300, 300]);
    }

    #[test]
    fn the_last_try_comes_before_the_code_dies() {
        let now = Timestamp::from_secs(1_000);
        let after = |secs| Some(now.plus_secs(secs));
        assert_eq!(next_at(now, 1, None), after(2));
        assert_eq!(next_at(now, 8, after(3_600)), after(256));
        assert_eq!(
            next_at(now, 8, after(200)),
            after(170),
            "sooner than its pause"
        );
        assert_eq!(next_at(now, 8, after(30)), None, "that was the last one");
        assert_eq!(next_at(now, MOST_TRIES, None), None);
        assert_eq!(next_at(now, MOST_TRIES - 1, None), after(300));
    }
}
