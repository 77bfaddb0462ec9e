use serde::{Deserialize, Serialize};

/// How many rows a page of a list has.
pub const PAGE_SIZE: u64 = 50;
/// How far things are counted for a page: a count has to look at all of them. One more stands for more.
pub const COUNTED: u64 = 10_000;

/// A count as people read it: `10,000+` for one that ended at one more than [`COUNTED`].
#[must_use]
pub fn counted(count: i64) -> String {
    if count > COUNTED.cast_signed() {
        "10,000+".to_owned()
    } else {
        count.to_string()
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in order.
    pub rows: Vec<T>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            rows: Vec::new(),
            next: None,
        }
    }

    /// From up to [`PAGE_SIZE`] + 1 rows as the database gave them: the surplus row only tells that there is more.
    pub fn of(mut rows: Vec<T>, cursor_of: impl Fn(&T) -> Cursor) -> Self {
        let size = usize::try_from(PAGE_SIZE).unwrap_or(usize::MAX);
        let more = rows.len() > size;
        rows.truncate(size);
        let next = if more {
            rows.last().map(cursor_of)
        } else {
            None
        };
        Self { rows, next }
    }

    /// The same page with each row turned into another.
    pub fn map<U>(self, turn: impl FnMut(T) -> U) -> Page<U> {
        Page {
            rows: self.rows.into_iter().map(turn).collect(),
            next: self.next,
        }
    }
}

/// The last row of a page: its sort key and its id. In a URL: `key~id`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Cursor {
    /// The value that the list is sorted by.
    pub key: i64,
    /// The id of the row, which settles ties.
    pub id: String,
}

/// A text that is no cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a place in a list")]
pub struct BadCursor;

impl TryFrom<String> for Cursor {
    type Error = BadCursor;
    fn try_from(text: String) -> Result<Self, BadCursor> {
        text.parse()
    }
}

impl std::str::FromStr for Cursor {
    type Err = BadCursor;
    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let (key, id) = text.split_once('~').ok_or(BadCursor)?;
        let plain = !id.is_empty()
            && id.len() <= 64
            && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        if !plain {
            return Err(BadCursor);
        }
        Ok(Self {
            key: key.parse().map_err(|_| BadCursor)?,
            id: id.to_owned(),
        })
    }
}

impl From<Cursor> for String {
    fn from(cursor: Cursor) -> Self {
        format!("{}~{}", cursor.key, cursor.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_that_was_broken_off_says_so() {
        assert_eq!([0, 9_999, 10_000].map(counted), ["0", "9999", "10000"]);
        assert_eq!([10_001, i64::MAX].map(counted), ["10,000+", "10,000+"]);
    }

    #[test]
    fn a_full_page_knows_whether_there_is_more() {
        let cursor = |n: &i64| Cursor {
            key: *n,
            id: format!("row_{n}"),
        };
        let exact = Page::of((0..50).collect(), cursor);
        assert_eq!((exact.rows.len(), exact.next), (50, None));
        let more = Page::of((0..51).collect(), cursor);
        assert_eq!((more.rows.len(), more.next), (50, Some(cursor(&49))));
    }

    #[test]
    fn cursors_from_a_url_are_checked() {
        let cursor = Cursor {
            key: 17,
            id: "lnk_0a".to_owned(),
        };
        assert_eq!(String::from(cursor.clone()).parse(), Ok(cursor));
        for text in ["", "~", "x~lnk_0", "1~", "1~'; drop", "1~a b"] {
            assert_eq!(text.parse::<Cursor>(), Err(BadCursor), "{text:?}");
        }
    }
}
