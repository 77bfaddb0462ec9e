use serde::{Deserialize, Serialize};

use super::{Cursor, Reading, SEARCH_MAX};

/// A view of the customers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerView {
    /// Those that staff work with.
    #[default]
    Active,
    /// Those that were put away.
    Archived,
    /// All of them.
    All,
}

impl CustomerView {
    /// Every view.
    pub const ALL: [Self; 3] = [Self::Active, Self::Archived, Self::All];

    /// As it stands in a URL.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Archived => "archived",
            Self::All => "all",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.code() == code)
    }
}

/// Which customers to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerFilter {
    /// Which view.
    pub view: CustomerView,
    /// Only those with this in the name or the note. Empty: all.
    pub text: String,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}

impl CustomerFilter {
    /// Reads `view`, `q` and `after`.
    pub fn read(query: &mut Reading<'_>) -> Self {
        Self {
            view: query
                .value("view", CustomerView::from_code)
                .unwrap_or_default(),
            text: query.text("q", SEARCH_MAX),
            after: query.value("after", |place| place.parse().ok()),
        }
    }

    /// The same as pairs for a URL, without the place in the list.
    #[must_use]
    pub fn pairs(&self) -> [(&'static str, Option<String>); 2] {
        let view = Some(self.view).filter(|view| *view != CustomerView::default());
        [
            ("view", view.map(|view| view.code().to_owned())),
            ("q", Some(self.text.clone()).filter(|text| !text.is_empty())),
        ]
    }
}
