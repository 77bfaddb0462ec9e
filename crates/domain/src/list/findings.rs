use serde::{Deserialize, Serialize};

use super::{Cursor, Reading};
use crate::reconciliation::FindingKind;

/// Which findings of a reconciliation to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingFilter {
    /// Only those of this kind.
    pub kind: Option<FindingKind>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl FindingFilter {
    /// Reads `kind` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        Self {
            kind: query.value("kind", FindingKind::from_code),
            after: query.value("after", |place| place.parse().ok()),
        }
    }

    /// The same as pairs for a URL, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 1] {
        [("kind", self.kind.map(|kind| kind.code().to_owned()))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    #[test]
    fn a_filter_survives_its_address_and_nonsense_is_named() {
        let (filter, ignored) = read_pairs(&[("kind", "vanished")], FindingFilter::read);
        assert_eq!(ignored, Vec::<String>::new());
        assert_eq!(filter.pairs(), [("kind", Some("vanished".to_owned()))]);
        let (filter, ignored) = read_pairs(&[("kind", "lost")], FindingFilter::read);
        assert_eq!((filter, ignored.len()), (FindingFilter::default(), 1));
    }
}
