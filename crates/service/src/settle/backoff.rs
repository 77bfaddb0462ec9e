use domain::time::Timestamp;

/// The longest pause between two tries.
const LONGEST_SECS: i64 = 300;

/// When to try again after so many tries that came to nothing: 2, 4, 8 … seconds, five minutes at most.
pub(crate) fn next_try(now: Timestamp, tries: i64) -> Timestamp {
    let exponent = u32::try_from(tries.clamp(1, 16)).unwrap_or(1);
    now.plus_secs(2_i64.saturating_pow(exponent).min(LONGEST_SECS))
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
}
