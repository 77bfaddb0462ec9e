//! Conflicts: sets that we expect and that the newest snapshot lacks.

use serde::{Deserialize, Serialize};

use crate::{account::AccountKind, authorizer::SnapshotSource, catalogue, sets::SetIds};

/// How an expected set came to be lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// Asked for, and it did not come back with the grant.
    Withheld,
    /// It was granted once and is gone.
    Removed,
}

impl Lack {
    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Withheld => "withheld",
            Self::Removed => "removed",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Withheld, Self::Removed]
            .into_iter()
            .find(|lack| lack.code() == code)
    }
}

/// How we know that a set is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// The snapshot itself showed it.
    Snapshot(SnapshotSource),
    /// The account's profile told its kind, and only then it was known what could be expected of it.
    Profile,
}

impl Evidence {
    /// As it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Snapshot(source) => source.code(),
            Self::Profile => "profile",
        }
    }

    /// From what [`Self::code`] wrote.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if code == Self::Profile.code() {
            Some(Self::Profile)
        } else {
            SnapshotSource::from_code(code).map(Self::Snapshot)
        }
    }
}

/// Why a set may be lacking: a guess, and to be worded as one. WeChat tells no reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guess {
    /// Exclusive: perhaps another platform holds it.
    HeldElsewhere,
    /// Perhaps it was not ticked, or the account does not have the ability.
    NotTicked,
    /// Perhaps the customer changed the grant in WeChat.
    TakenBack,
}

impl Guess {
    /// The likeliest reason.
    #[must_use]
    pub const fn of(lack: Lack, exclusive: bool) -> Self {
        match (exclusive, lack) {
            (true, _) => Self::HeldElsewhere,
            (false, Lack::Withheld) => Self::NotTicked,
            (false, Lack::Removed) => Self::TakenBack,
        }
    }
}

/// What can be expected of an account: the sets asked for (or, when none were named, those that the platform
/// offers), as far as an account of its kind can grant them.
#[must_use]
pub fn expected(asked: &SetIds, offered: &SetIds, kind: AccountKind) -> SetIds {
    catalogue::of_kind(if asked.is_empty() { offered } else { asked }, kind)
}

/// What a new snapshot says beside the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    /// Expected, not granted, and not granted before either.
    pub withheld: SetIds,
    /// Granted before, and gone now.
    pub removed: SetIds,
    /// Granted now, and not before.
    pub added: SetIds,
}

/// Compares what is granted with what was granted by the grant in force (empty after a revocation or at first) and
/// with what is expected.
#[must_use]
pub fn compare(before: &SetIds, granted: &SetIds, expected: &SetIds) -> Difference {
    Difference {
        withheld: expected.minus(granted).minus(before),
        removed: before.minus(granted),
        added: granted.minus(before),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sets_of_the_account_s_own_kind_are_expected() {
        let offered = SetIds::from([1, 4, 18, 9_999]);
        assert_eq!(
            expected(&SetIds::default(), &offered, AccountKind::Service),
            SetIds::from([1, 4])
        );
        assert_eq!(
            expected(&SetIds::default(), &offered, AccountKind::MiniProgram),
            SetIds::from([18])
        );
        assert_eq!(
            expected(&SetIds::from([4]), &offered, AccountKind::Service),
            SetIds::from([4])
        );
    }

    #[test]
    fn only_of_an_exclusive_set_it_is_guessed_that_another_platform_holds_it() {
        for lack in [Lack::Withheld, Lack::Removed] {
            assert_eq!(Guess::of(lack, true), Guess::HeldElsewhere);
            assert_ne!(Guess::of(lack, false), Guess::HeldElsewhere);
        }
    }

    #[test]
    fn evidence_leads_back_from_its_code() {
        for source in SnapshotSource::ALL {
            let evidence = Evidence::Snapshot(source);
            assert_eq!(Evidence::from_code(evidence.code()), Some(evidence));
        }
        assert_eq!(Evidence::from_code("profile"), Some(Evidence::Profile));
        assert_eq!(Evidence::from_code("rumour"), None);
    }

    #[test]
    fn a_lost_set_is_removed_and_not_also_withheld() {
        let difference = compare(
            &SetIds::from([1, 4]),
            &SetIds::from([1, 7]),
            &SetIds::from([1, 4, 24]),
        );
        assert_eq!(difference.withheld, SetIds::from([24]));
        assert_eq!(difference.removed, SetIds::from([4]));
        assert_eq!(difference.added, SetIds::from([7]));
    }
}
