//! From a URL's query to a filter: what cannot be read is left out, and named.

/// What people may type into a search, in characters.
pub const SEARCH_MAX: usize = 64;

/// Reads the values of a query one after another and remembers the names of those that made no sense.
pub struct Reading<'a> {
    get: &'a dyn Fn(&str) -> Option<String>,
    ignored: Vec<&'static str>,
}

impl<'a> Reading<'a> {
    /// Over whatever gives the value of a name.
    pub fn new(get: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            get,
            ignored: Vec::new(),
        }
    }

    /// The value of `name`, when there is one that can be read. An empty one is none.
    pub fn value<T>(
        &mut self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Option<T> {
        let text = (self.get)(name).filter(|text| !text.is_empty())?;
        let value = parse(&text);
        if value.is_none() {
            self.ignored.push(name);
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

    /// The names of what was left out, in the order of reading.
    #[must_use]
    pub fn ignored(self) -> Vec<&'static str> {
        self.ignored
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{link::LinkState, list::LinkFilter};

    fn read(pairs: &[(&str, &str)]) -> (LinkFilter, Vec<&'static str>) {
        let get = |name: &str| {
            let found = pairs.iter().find(|(given, _)| *given == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        let mut reading = Reading::new(&get);
        let filter = LinkFilter::read(&mut reading);
        (filter, reading.ignored())
    }

    #[test]
    fn what_makes_no_sense_is_left_out_and_named() {
        let (filter, ignored) = read(&[
            ("state", "granted"),
            ("customer", "<script>"),
            ("maker", ""),
            ("q", " 晨光 "),
            ("after", "yesterday"),
        ]);
        assert_eq!(ignored, ["customer", "after"]);
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
        let huge = "长".repeat(65);
        for text in [huge.as_str(), "a\0b"] {
            assert_eq!(read(&[("q", text)]), (LinkFilter::default(), vec!["q"]));
        }
    }
}
