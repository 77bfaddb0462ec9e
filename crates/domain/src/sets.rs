//! Sets of permission-set ids (权限集), compared as sets of integers (`docs/wechat.md` §7).

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A set of permission-set ids. Stored and sent as a sorted JSON array.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SetIds(BTreeSet<i64>);

impl SetIds {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many sets are in it.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the set with this id is in it.
    #[must_use]
    pub fn contains(&self, id: i64) -> bool {
        self.0.contains(&id)
    }

    /// The ids, ascending.
    pub fn iter(&self) -> impl Iterator<Item = i64> + '_ {
        self.0.iter().copied()
    }

    /// What is here and not there.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        Self(self.0.difference(&other.0).copied().collect())
    }

    /// What is in both.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.intersection(&other.0).copied().collect())
    }

    /// The part that `keep` holds true of.
    #[must_use]
    pub fn filter(&self, keep: impl Fn(i64) -> bool) -> Self {
        Self(self.0.iter().copied().filter(|id| keep(*id)).collect())
    }

    /// As it is stored: a sorted JSON array, `[1,18]`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let ids: Vec<String> = self.0.iter().map(i64::to_string).collect();
        format!("[{}]", ids.join(","))
    }

    /// From what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// When the text is not a JSON array of integers.
    pub fn from_json(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }
}

impl FromIterator<i64> for SetIds {
    fn from_iter<I: IntoIterator<Item = i64>>(ids: I) -> Self {
        Self(ids.into_iter().collect())
    }
}

impl<const N: usize> From<[i64; N]> for SetIds {
    fn from(ids: [i64; N]) -> Self {
        ids.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_compared_as_numbers_not_as_text() {
        let granted = SetIds::from([1, 118, 180]);
        assert!(!granted.contains(18));
        assert_eq!(SetIds::from([18, 1]).minus(&granted), SetIds::from([18]));
        assert_eq!(SetIds::from_json(&granted.to_json()).unwrap(), granted);
        assert_eq!(SetIds::from([180, 1]).to_json(), "[1,180]");
    }
}
