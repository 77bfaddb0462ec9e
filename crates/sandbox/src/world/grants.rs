use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::Grant;

/// What stands granted, oldest first, and found by account: there may be a hundred thousand.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(from = "Vec<Grant>", into = "Vec<Grant>")]
pub(crate) struct Grants {
    rows: Vec<Grant>,
    by_account: HashMap<String, Vec<usize>>,
}

impl Grants {
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Grant> {
        self.rows.iter()
    }

    /// What an account has granted, to whom.
    pub(crate) fn of_account(&self, account: &str) -> impl Iterator<Item = &Grant> {
        let at = self.by_account.get(account).map(Vec::as_slice);
        at.unwrap_or_default()
            .iter()
            .filter_map(|&at| self.rows.get(at))
    }

    pub(crate) fn get(&self, component: &str, account: &str) -> Option<&Grant> {
        self.of_account(account)
            .find(|grant| grant.component == component)
    }

    pub(crate) fn get_mut(&mut self, component: &str, account: &str) -> Option<&mut Grant> {
        let at = self.at(component, account)?;
        self.rows.get_mut(at)
    }

    /// Adds one; a grant of the same account to the same platform must not stand yet.
    pub(crate) fn push(&mut self, grant: Grant) {
        let at = self.by_account.entry(grant.account.clone()).or_default();
        at.push(self.rows.len());
        self.rows.push(grant);
    }

    /// Takes one out, if it stands.
    pub(crate) fn remove(&mut self, component: &str, account: &str) -> Option<Grant> {
        let at = self.at(component, account)?;
        let gone = self.rows.remove(at);
        *self = std::mem::take(&mut self.rows).into();
        Some(gone)
    }

    fn at(&self, component: &str, account: &str) -> Option<usize> {
        let mut at = self.by_account.get(account)?.iter().copied();
        at.find(|&at| {
            self.rows
                .get(at)
                .is_some_and(|grant| grant.component == component)
        })
    }
}

impl From<Vec<Grant>> for Grants {
    fn from(rows: Vec<Grant>) -> Self {
        let mut grants = Self::default();
        rows.into_iter().for_each(|grant| grants.push(grant));
        grants
    }
}

impl From<Grants> for Vec<Grant> {
    fn from(grants: Grants) -> Self {
        grants.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grants_are_found_by_account_also_after_one_is_gone() {
        let mut grants = Grants::default();
        for (component, account) in [("p1", "a"), ("p1", "b"), ("p2", "a")] {
            grants.push(Grant::new(component, account, [1].into(), 0));
        }
        assert_eq!(grants.of_account("a").count(), 2);
        assert!(grants.remove("p1", "a").is_some() && grants.remove("p1", "a").is_none());
        assert!(grants.get("p2", "a").is_some() && grants.get("p1", "b").is_some());
        assert!(grants.get("p1", "a").is_none());
        let kept = serde_json::to_string(&grants).unwrap();
        let again: Grants = serde_json::from_str(&kept).unwrap();
        assert_eq!(
            (again.iter().count(), again.of_account("a").count()),
            (2, 1)
        );
    }
}
