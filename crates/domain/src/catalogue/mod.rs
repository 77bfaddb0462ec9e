//! The catalogue of permission sets (权限集): a dated table of WeChat's, since no API lists or names them
//! (`docs/wechat.md` §7). Ids that are not in it are kept and shown as unknown.

#[macro_use]
mod table;
mod mini_program;
mod official_account;
mod other;

use crate::{
    account::{AccountKind, AuthType, SetFamily},
    sets::SetIds,
};

/// When WeChat's tables were read for this edition.
pub const EDITION: &str = "2026-09";

/// Whether one platform at a time can hold a set. It has changed over the years: data, never logic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exclusivity {
    /// One platform at a time; the first holder keeps it.
    Exclusive,
    /// Any number of platforms.
    Shared,
    /// WeChat's table was not readable on this point.
    Unknown,
}

/// One permission set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PermissionSet {
    /// WeChat's id, as in func_info.
    pub id: i64,
    /// WeChat's Chinese name.
    pub zh: &'static str,
    /// An English name of ours: WeChat has none.
    pub en: &'static str,
    /// What a platform does with it, for the customer to read: one Chinese line.
    pub purpose_zh: &'static str,
    /// The same in English.
    pub purpose_en: &'static str,
    /// What kind of account can grant it.
    pub family: SetFamily,
    /// Whether one platform at a time can hold it, as of [`EDITION`].
    pub exclusivity: Exclusivity,
    /// No longer offered, but still met in func_info.
    pub retired: bool,
}

impl PermissionSet {
    /// Whether one platform at a time can hold it.
    #[must_use]
    pub fn is_exclusive(&self) -> bool {
        self.exclusivity == Exclusivity::Exclusive
    }
}

/// Every set of the catalogue: by family, ascending by id within it.
pub fn all() -> impl Iterator<Item = &'static PermissionSet> {
    official_account::SETS
        .iter()
        .chain(mini_program::SETS)
        .chain(other::SETS)
}

/// The set with this id, when the catalogue has it.
#[must_use]
pub fn find(id: i64) -> Option<&'static PermissionSet> {
    all().find(|set| set.id == id)
}

/// Whether the catalogue says that one platform at a time can hold this set.
#[must_use]
pub fn is_exclusive(id: i64) -> bool {
    find(id).is_some_and(PermissionSet::is_exclusive)
}

/// The part of `sets` that an account of this kind can grant. Ids unknown to the catalogue are left out: whether
/// such an account could grant them cannot be said.
#[must_use]
pub fn of_kind(sets: &SetIds, kind: AccountKind) -> SetIds {
    sets.filter(|id| find(id).is_some_and(|set| set.family == kind.family()))
}

/// The part of `sets` that a link of this `auth_type` can ask for; unknown ids stay in.
#[must_use]
pub fn of_auth_type(sets: &SetIds, auth_type: AuthType) -> SetIds {
    sets.filter(|id| find(id).is_none_or(|set| auth_type.offers(set.family)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exclusive_of(table: &[PermissionSet]) -> Vec<i64> {
        table
            .iter()
            .filter(|set| set.is_exclusive())
            .map(|set| set.id)
            .collect()
    }

    #[test]
    fn an_id_names_one_set_and_each_table_ascends() {
        for table in [official_account::SETS, mini_program::SETS, other::SETS] {
            assert!(table.windows(2).all(|pair| pair[0].id < pair[1].id));
        }
        let ids: SetIds = all().map(|set| set.id).collect();
        assert_eq!(ids.len(), all().count());
        assert_eq!(
            find(115),
            None,
            "met in func_info, but nobody knows its name"
        );
    }

    #[test]
    fn exclusive_sets_are_those_of_this_edition() {
        assert_eq!(exclusive_of(official_account::SETS), [4, 24, 34, 54]);
        assert_eq!(
            exclusive_of(mini_program::SETS),
            [
                18, 25, 40, 41, 45, 49, 51, 73, 76, 81, 85, 104, 119, 135, 138, 157, 158, 198
            ]
        );
        assert!(exclusive_of(other::SETS).is_empty());
        assert!(!is_exclusive(1), "it was exclusive until 2017");
        assert!(!is_exclusive(115), "of an unknown set nothing can be said");
        assert_eq!(
            find(121).map(|set| set.exclusivity),
            Some(Exclusivity::Unknown)
        );
    }

    #[test]
    fn every_set_has_words_that_fit_on_a_phone() {
        for set in all() {
            for text in [set.zh, set.en, set.purpose_zh, set.purpose_en] {
                assert!(!text.trim().is_empty(), "{}", set.id);
            }
            assert!(set.purpose_zh.chars().count() <= 30, "{}", set.id);
            assert!(set.purpose_en.chars().count() <= 90, "{}", set.id);
        }
    }

    #[test]
    fn sets_are_told_apart_by_the_accounts_that_grant_them() {
        let sets = SetIds::from([1, 18, 177, 189, 9_999]);
        assert_eq!(of_kind(&sets, AccountKind::Subscription), SetIds::from([1]));
        assert_eq!(of_kind(&sets, AccountKind::Store), SetIds::from([18]));
        assert_eq!(
            of_auth_type(&sets, AuthType::Both),
            SetIds::from([1, 18, 9_999])
        );
        assert_eq!(
            of_auth_type(&sets, AuthType::Talent),
            SetIds::from([189, 9_999])
        );
    }
}
