//! Filters in the address: read part by part; what makes no sense is left out and named.

use leptos_router::params::ParamsMap;

/// The longest part of an address that is repeated on the page, in characters.
const SHOWN: usize = 40;
/// The longest text to look for, in characters.
const NEEDLE_MAX: usize = 64;
/// Names that are not filters, and may stand in any list's address.
const OTHERS: [&str; 2] = ["flash", "failed"];

/// Reads the parts of a query.
#[derive(Debug)]
pub struct QueryReader<'a> {
    query: &'a ParamsMap,
    known: Vec<&'static str>,
    ignored: Vec<String>,
}

impl<'a> QueryReader<'a> {
    /// Nothing read yet.
    #[must_use]
    pub const fn new(query: &'a ParamsMap) -> Self {
        Self {
            query,
            known: Vec::new(),
            ignored: Vec::new(),
        }
    }

    /// The value of this part, when there is one and `read` understands it. An empty one is none.
    pub fn part<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.known.push(name);
        let text = self.query.get(name).filter(|text| !text.is_empty())?;
        let value = read(&text);
        if value.is_none() {
            self.ignored.push(shown(name, &text));
        }
        value
    }

    /// What was left out: parts that could not be read, and names that no part has.
    #[must_use]
    pub fn ignored(mut self) -> Vec<String> {
        for (name, text) in self.query {
            let name = name.as_ref();
            if !self.known.contains(&name) && !OTHERS.contains(&name) {
                self.ignored.push(shown(name, text));
            }
        }
        self.ignored
    }
}

fn shown(name: &str, text: &str) -> String {
    let mut part = format!("{name}={text}");
    if let Some((end, _)) = part.char_indices().nth(SHOWN) {
        part.truncate(end);
        part.push('…');
    }
    part
}

/// What to look for: a text that has something in it, of a length that people type, without control characters.
#[must_use]
pub fn needle(text: &str) -> Option<String> {
    let text = text.trim();
    let fits = text.chars().count() <= NEEDLE_MAX && !text.chars().any(char::is_control);
    (fits && !text.is_empty()).then(|| text.to_owned())
}

/// `yes` and `no`.
#[must_use]
pub fn yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// What [`yes_or_no`] reads.
#[must_use]
pub const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_makes_no_sense_is_left_out_and_named() {
        let mut query = ParamsMap::new();
        for (name, text) in [
            ("set", "18"),
            ("lack", "lost"),
            ("x", "1"),
            ("flash", "fls_0"),
            ("q", ""),
        ] {
            query.insert(name, text.to_owned());
        }
        let mut reader = QueryReader::new(&query);
        assert_eq!(reader.part("set", |text| text.parse().ok()), Some(18));
        assert_eq!(reader.part("lack", yes_or_no), None);
        assert_eq!(reader.part("q", |text| Some(text.to_owned())), None);
        assert_eq!(reader.ignored(), ["lack=lost", "x=1"]);
    }

    #[test]
    fn a_long_part_is_cut() {
        assert_eq!(shown("q", &"长".repeat(60)).chars().count(), SHOWN + 1);
    }
}
