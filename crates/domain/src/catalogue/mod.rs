//! The catalogue of permission sets (权限集): a dated table of WeChat's, since no API lists or names them
//! (`docs/wechat.md` §5). Ids that are not in it are kept and shown as unknown.

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
