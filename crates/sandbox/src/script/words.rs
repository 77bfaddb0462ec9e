use std::str::{FromStr, SplitWhitespace};

/// The words of a line. Errors are sentences.
pub(super) struct Words<'a>(SplitWhitespace<'a>);

impl<'a> Words<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        Self(line.split_whitespace())
    }

    pub(super) fn next(&mut self) -> Option<&'a str> {
        self.0.next()
    }

    pub(super) fn need(&mut self, what: &str) -> Result<&'a str, String> {
        self.next().ok_or_else(|| format!("{what} is missing"))
    }

    pub(super) fn text(&mut self, what: &str) -> Result<String, String> {
        self.need(what).map(str::to_owned)
    }

    pub(super) fn number<T: FromStr>(&mut self, what: &str) -> Result<T, String> {
        let word = self.need(what)?;
        word.parse()
            .map_err(|_| format!("{word} is no number: {what}"))
    }

    /// This very word.
    pub(super) fn word(&mut self, expected: &str) -> Result<(), String> {
        match self.next() {
            Some(word) if word == expected => Ok(()),
            other => Err(format!(
                "expected {expected}, found {}",
                other.unwrap_or("nothing")
            )),
        }
    }

    /// `10%`.
    pub(super) fn percent(&mut self, what: &str) -> Result<u8, String> {
        let word = self.need(what)?;
        percent(word).ok_or_else(|| format!("{word} is no percentage: {what}"))
    }

    /// `1,2,3`.
    pub(super) fn sets(&mut self) -> Result<Vec<i64>, String> {
        let word = self.need("the permission sets")?;
        let sets = word.split(',').map(|set| set.parse().ok());
        sets.collect::<Option<_>>()
            .ok_or_else(|| format!("{word} is no list of permission sets, such as 1,2,18"))
    }

    /// `90s`, `10m`, `2h30m`, `10d`, as seconds.
    pub(super) fn duration(&mut self) -> Result<i64, String> {
        let word = self.need("how long")?;
        duration(word).ok_or_else(|| format!("{word} is no time, such as 90s, 10m, 2h30m or 10d"))
    }

    pub(super) fn end(mut self) -> Result<(), String> {
        match self.next() {
            None => Ok(()),
            Some(word) => Err(format!("{word} is one word too many")),
        }
    }
}

pub(super) fn percent(word: &str) -> Option<u8> {
    let percent: u8 = word.strip_suffix('%')?.parse().ok()?;
    (percent <= 100).then_some(percent)
}

/// The longest time that passes in one act: a year.
const LONGEST_S: i64 = 366 * 86_400;

fn duration(word: &str) -> Option<i64> {
    let mut seconds = 0_i64;
    let mut rest = word;
    while !rest.is_empty() {
        let digits = rest.find(|character: char| !character.is_ascii_digit())?;
        let (number, tail) = rest.split_at_checked(digits)?;
        let (unit, tail) = tail.split_at_checked(1)?;
        let unit = match unit {
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86_400,
            _ => return None,
        };
        let part = number.parse::<i64>().ok()?.checked_mul(unit)?;
        seconds = seconds.checked_add(part)?;
        rest = tail;
    }
    (seconds > 0 && seconds <= LONGEST_S).then_some(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_parts() {
        let read = |word| duration(word);
        assert_eq!((read("90s"), read("2h30m")), (Some(90), Some(9000)));
        assert_eq!(read("10d"), Some(864_000));
        for bad in [
            "",
            "10",
            "m",
            "10x",
            "-5m",
            "0s",
            "400d",
            "1时",
            "99999999999999999999s",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
