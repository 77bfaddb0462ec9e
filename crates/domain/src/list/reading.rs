//! From a URL's query to a filter: what cannot be read is left out, and named.

/// What people may type into a search, in characters.
pub const SEARCH_MAX: usize = 64;
/// The longest part of a query that is named as it stands, in characters.
const SHOWN: usize = 40;
/// Names that are no filters, and may stand in any list's address.
const OTHERS: [&str; 2] = ["flash", "failed"];

/// Reads the values of a query one after another and remembers what made no sense.
#[derive(Debug)]
pub struct Reading<'a> {
    pairs: &'a [(String, String)],
    known: Vec<&'static str>,
    ignored: Vec<String>,
}

impl<'a> Reading<'a> {
    /// Over a query's names and values.
    #[must_use]
    pub const fn new(pairs: &'a [(String, String)]) -> Self {
        Self {
            pairs,
            known: Vec::new(),
            ignored: Vec::new(),
        }
    }

    /// The value of `name`, when there is one that can be read. An empty one is none; of several the first counts.
    pub fn value<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        self.known.push(name);
        let text = self.given(name)?;
        let value = parse(text);
        if value.is_none() {
            self.ignored.push(shown(name, text));
        }
        value
    }

    /// A text to look for, without the space around it; one that is too long or holds control characters is left out.
    pub fn text(&mut self, name: &'static str, max: usize) -> String {
        let plain = |text: &str| {
            let text = text.trim();
            let fits = text.chars().nth(max).is_none() && !text.chars().any(char::is_control);
            fits.then(|| text.to_owned())
        };
        self.value(name, plain).unwrap_or_default()
    }

    /// `yes` and `no`.
    pub fn yes_or_no(&mut self, name: &'static str) -> Option<bool> {
        self.value(name, |text| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        })
    }

    /// The value of `name` makes no sense beside the others.
    pub fn leave_out(&mut self, name: &'static str) {
        if let Some(text) = self.given(name) {
            self.ignored.push(shown(name, text));
        }
    }

    /// What was left out: values that could not be read, in the order of reading; then names that were never asked for,
    /// and what a name stands for after the first time.
    #[must_use]
    pub fn ignored(mut self) -> Vec<String> {
        for (at, (name, text)) in self.pairs.iter().enumerate() {
            let name = name.as_str();
            if OTHERS.contains(&name) {
                continue;
            }
            let again = self.pairs.iter().take(at).any(|(given, _)| given == name);
            if again || !self.known.contains(&name) {
                self.ignored.push(shown(name, text));
            }
        }
        self.ignored
    }

    fn given(&self, name: &str) -> Option<&'a str> {
        let (_, text) = self.pairs.iter().find(|(given, _)| given == name)?;
        (!text.is_empty()).then_some(text)
    }
}

/// What [`Reading::yes_or_no`] reads.
#[must_use]
pub const fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn shown(name: &str, text: &str) -> String {
    let mut part = format!("{name}={text}");
    if let Some((end, _)) = part.char_indices().nth(SHOWN) {
        part.truncate(end);
        part.push('…');
    }
    part
}

/// Reads one filter from pairs of a test.
#[cfg(test)]
pub(super) fn read_pairs<T>(
    pairs: &[(&str, &str)],
    read: impl FnOnce(&mut Reading<'_>) -> T,
) -> (T, Vec<String>) {
    let pairs: Vec<_> = pairs
        .iter()
        .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
        .collect();
    let mut reading = Reading::new(&pairs);
    let filter = read(&mut reading);
    (filter, reading.ignored())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{link::LinkState, list::LinkFilter};

    fn read(pairs: &[(&str, &str)]) -> (LinkFilter, Vec<String>) {
        read_pairs(pairs, LinkFilter::read)
    }

    #[test]
    fn what_makes_no_sense_is_left_out_and_named() {
        let (filter, ignored) = read(&[
            ("state", "granted"),
            ("customer", "<script>"),
            ("maker", ""),
            ("q", " 晨光 "),
            ("after", "yesterday"),
            ("x", "1"),
            ("flash", "fls_0"),
        ]);
        assert_eq!(ignored, ["customer=<script>", "after=yesterday", "x=1"]);
        assert_eq!(filter.state, Some(LinkState::Granted));
        assert_eq!(filter.text, "晨光");
        assert_eq!(
            filter.pairs().map(|(_, value)| value),
            [
                Some("granted".to_owned()),
                None,
                None,
                Some("晨光".to_owned())
            ]
        );
    }

    #[test]
    fn of_several_values_of_a_name_the_first_counts_and_the_others_are_named() {
        let (filter, ignored) = read(&[
            ("state", "granted"),
            ("q", "晨光"),
            ("state", "opened"),
            ("flash", "fls_0"),
            ("flash", "fls_1"),
            ("state", ""),
        ]);
        assert_eq!(filter.state, Some(LinkState::Granted));
        assert_eq!(ignored, ["state=opened", "state="]);
    }

    #[test]
    fn a_text_to_look_for_is_one_that_people_type_and_what_is_named_of_it_is_short() {
        let huge = "长".repeat(65);
        for text in [huge.as_str(), "a\0b"] {
            let (filter, ignored) = read(&[("q", text)]);
            assert_eq!(filter, LinkFilter::default());
            assert_eq!(ignored.len(), 1);
            assert!(ignored[0].chars().count() <= SHOWN + 1, "{ignored:?}");
        }
        assert_eq!(read(&[("q", &huge[3..])]).1, Vec::<String>::new());
    }
}
