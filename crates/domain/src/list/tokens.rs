use serde::{Deserialize, Serialize};

use super::{Cursor, Reading};
use crate::time::Timestamp;

/// Which accounts' tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenView {
    /// Of every grant in force.
    #[default]
    All,
    /// Those whose last renewal failed.
    Failing,
    /// Those that cannot be renewed: there is no refresh token.
    Lost,
}

impl TokenView {
    /// Every view.
    pub const ALL: [Self; 3] = [Self::All, Self::Failing, Self::Lost];

    /// As it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Failing => "failing",
            Self::Lost => "lost",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// Which tokens to list, newest grant first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TokenFilter {
    /// Which view.
    pub view: TokenView,
    /// Only those whose renewal staff asked for at this moment.
    pub asked: Option<Timestamp>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl TokenFilter {
    /// From a URL's query.
    pub fn read(reading: &mut Reading<'_>) -> Self {
        Self {
            view: reading
                .value("view", TokenView::from_code)
                .unwrap_or_default(),
            asked: reading.value("asked", |text| {
                text.parse().ok().map(Timestamp::from_millis)
            }),
            after: reading.value("after", |text| text.parse().ok()),
        }
    }

    /// As pairs of a URL's query, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 2] {
        let view = (self.view != TokenView::All).then(|| self.view.code().to_owned());
        [
            ("view", view),
            ("asked", self.asked.map(|at| at.millis().to_string())),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::reading::read_pairs;

    #[test]
    fn what_is_in_the_address_comes_back_from_it() {
        let pairs = [
            ("view", "failing"),
            ("asked", "1790000000000"),
            ("after", "x"),
        ];
        let (filter, ignored) = read_pairs(&pairs, TokenFilter::read);
        assert_eq!(ignored, ["after=x"]);
        let back = filter.pairs().map(|(_, value)| value.unwrap());
        assert_eq!(back, ["failing", "1790000000000"]);
        assert_eq!(
            TokenFilter::default().pairs(),
            [("view", None), ("asked", None)]
        );
    }
}
