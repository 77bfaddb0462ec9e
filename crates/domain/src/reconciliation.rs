//! Reconciliation (对账): the book compared with what WeChat says, for pushes may be lost.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// Where a run stands.
    RunState {
        /// Under way, or waiting to go on.
        Running = "running",
        /// Ended with everything compared.
        Done = "done",
        /// Ended early: the reason says why.
        Failed = "failed",
    }
}

vocabulary! {
    /// What a run is at.
    RunPhase {
        /// It reads WeChat's list of authorizers, page by page.
        List = "list",
        /// It looks at accounts of the list one by one.
        Look = "look",
        /// It looks at accounts of the book that the list lacks.
        Missing = "missing",
    }
}

vocabulary! {
    /// What a run found.
    FindingKind {
        /// An account that the book lacked: it was taken in and waits for a decision.
        TakenIn = "taken_in",
        /// WeChat does not know the grant any more.
        Vanished = "vanished",
        /// A grant that was in doubt, or revoked as far as we knew, is in force.
        Reinstated = "reinstated",
        /// Sets changed and no push told.
        SetsChanged = "sets_changed",
        /// Name, principal or state of the account changed.
        ProfileChanged = "profile_changed",
        /// A refresh token that was missing, or another one, was taken over.
        TokenRescued = "token_rescued",
        /// WeChat lists the account without a refresh token: no code of its grant was ever exchanged.
        NotExchanged = "not_exchanged",
        /// WeChat's list lacks the account although its grant is in force.
        Unlisted = "unlisted",
        /// WeChat would not tell of the account.
        Unchecked = "unchecked",
    }
}

impl FindingKind {
    /// Whether somebody has to do something about it.
    #[must_use]
    pub const fn needs_hand(self) -> bool {
        matches!(self, Self::TakenIn | Self::Vanished | Self::NotExchanged)
    }
}

/// How many of each were found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Tally(BTreeMap<FindingKind, i64>);

impl Tally {
    /// One more.
    pub fn add(&mut self, kind: FindingKind) {
        let count = self.0.entry(kind).or_default();
        *count = count.saturating_add(1);
    }

    /// How many of a kind.
    #[must_use]
    pub fn of(&self, kind: FindingKind) -> i64 {
        self.0.get(&kind).copied().unwrap_or(0)
    }

    /// How many in all.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.0.values().sum()
    }

    /// As it is stored: `taken_in:1 vanished:2`.
    #[must_use]
    pub fn to_text(&self) -> String {
        let words: Vec<String> = self
            .0
            .iter()
            .map(|(kind, count)| format!("{}:{count}", kind.code()))
            .collect();
        words.join(" ")
    }

    /// From what [`Self::to_text`] wrote.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        text.split_whitespace()
            .map(|word| {
                let (kind, count) = word.split_once(':')?;
                Some((FindingKind::from_code(kind)?, count.parse().ok()?))
            })
            .collect::<Option<_>>()
            .map(Self)
    }
}

/// How often the list is read from its beginning in one run, when entries seem to be missing.
const PASSES: i64 = 2;

/// The way through a list that is read page by page while it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Walk {
    /// Where the next page begins.
    pub offset: i64,
    /// How many entries there were in all, as of the page before.
    pub total: Option<i64>,
    /// How often the list was read before.
    pub pass: i64,
}

impl Walk {
    /// After a page of `got` entries of now `total`: where the next one begins. When entries were taken off the list since
    /// the page before, those behind them have moved up, some past the beginning of this page: they are read once more.
    #[must_use]
    pub fn after(self, got: i64, total: i64) -> Self {
        let before = self.total.unwrap_or(total);
        let lost = before.saturating_sub(total).max(0);
        let offset = if lost > 0 {
            self.offset.saturating_sub(lost).max(0)
        } else {
            self.offset.saturating_add(got.max(0))
        };
        Self {
            offset,
            total: Some(total),
            pass: self.pass,
        }
    }

    /// Whether the page that led from `before` to here, of `got` entries, was the last.
    #[must_use]
    pub fn is_over(self, before: Self, got: i64) -> bool {
        let empty = got <= 0 && self.offset >= before.offset;
        empty || self.total.is_some_and(|total| self.offset >= total)
    }

    /// The list from its beginning once more, when fewer accounts were `seen` than it has, and that was not tried yet.
    #[must_use]
    pub fn again(self, seen: i64) -> Option<Self> {
        let gap = self.total.is_some_and(|total| seen < total);
        let pass = self.pass.saturating_add(1);
        (gap && pass < PASSES).then_some(Self {
            offset: 0,
            total: None,
            pass,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a page leads, and whether it was the last.
    fn read(walk: Walk, got: i64, total: i64) -> (Walk, bool) {
        let next = walk.after(got, total);
        (next, next.is_over(walk, got))
    }

    #[test]
    fn a_list_that_stays_is_read_to_its_end_once() {
        let mut walk = Walk::default();
        for (got, expected) in [(500, false), (500, false), (200, true)] {
            let (next, over) = read(walk, got, 1_200);
            assert_eq!(over, expected);
            walk = next;
        }
        assert_eq!(walk.again(1_200), None);
    }

    #[test]
    fn what_moved_up_is_read_once_more() {
        let (walk, _) = read(Walk::default(), 500, 1_200);
        // Three were taken off before the second page was read: what stood at 500 to 502 stands at 497 to 499.
        let (walk, over) = read(walk, 500, 1_197);
        assert_eq!((walk.offset, over), (497, false));
        let (walk, _) = read(walk, 500, 1_197);
        // What grew is at the end: read on until there.
        let (walk, over) = read(walk, 200, 1_210);
        assert_eq!((walk.offset, over), (1_197, false));
        // So many went that nothing is left behind: what moved up is there to be read all the same.
        let (walk, over) = read(walk, 0, 1_190);
        assert_eq!((walk.offset, over), (1_177, false));
        assert!(read(walk, 13, 1_190).1);
    }

    #[test]
    fn a_gap_is_looked_for_once() {
        let walk = Walk::default().after(10, 10);
        let again = walk.again(9).unwrap();
        assert_eq!((again.offset, again.pass), (0, 1));
        assert_eq!(again.after(10, 10).again(9), None);
        assert!(
            read(walk, 0, 50).1,
            "an empty page ends it whatever the total says"
        );
    }

    #[test]
    fn a_tally_survives_being_stored() {
        let mut tally = Tally::default();
        tally.add(FindingKind::Vanished);
        tally.add(FindingKind::Vanished);
        tally.add(FindingKind::TakenIn);
        assert_eq!(tally.to_text(), "taken_in:1 vanished:2");
        assert_eq!(Tally::from_text(&tally.to_text()), Some(tally.clone()));
        assert_eq!(Tally::from_text(""), Some(Tally::default()));
        assert_eq!(Tally::from_text("lost:1"), None);
        assert_eq!((tally.of(FindingKind::Vanished), tally.total()), (2, 3));
        for kind in FindingKind::ALL {
            assert_eq!(FindingKind::from_code(kind.code()), Some(*kind));
        }
    }
}
