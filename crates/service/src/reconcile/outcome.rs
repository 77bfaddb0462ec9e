use domain::{
    attempt::{Failure, FailureKind},
    reconciliation::FindingKind,
};
use store::StoreError;
use wechat::{Class, errcode::meaning};

use super::compare::Found;
use crate::keeper::KeepError;

/// Why a run does not go on.
#[derive(Debug)]
pub(super) enum Stop {
    /// Somebody else has it now.
    Lost,
    /// The process ends. The run goes on elsewhere, or after the restart.
    Told,
    /// It cannot go on just now.
    Rest(Failure),
    /// It cannot go on today: the calls of the day are used up.
    Day(Failure),
    /// It cannot go on at all.
    Fail(Failure),
    /// The database.
    Store(StoreError),
}

impl From<StoreError> for Stop {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Whom a refusal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// The platform: every call would be refused, until somebody does something.
    Platform,
    /// The day: every call would be refused until it turns.
    Day,
    /// The moment: later it may work.
    Moment,
    /// The one account that was asked for.
    Account,
}

impl About {
    pub(super) fn of(failure: &Failure) -> Self {
        if failure.kind == FailureKind::Paused {
            return Self::Day;
        }
        let Some(errcode) = failure.errcode else {
            return match failure.kind {
                FailureKind::NoTicket => Self::Platform,
                _ => Self::Moment,
            };
        };
        match (errcode, meaning(errcode).map(|meaning| meaning.class)) {
            // Of an account that is closed, too.
            (40_013, _) => Self::Account,
            (45_011 | 45_035, _) | (_, Some(Class::StaleToken)) => Self::Moment,
            (_, Some(Class::Quota | Class::Environment | Class::Ticket | Class::Configuration)) => {
                Self::Platform
            }
            _ => Self::Account,
        }
    }
}

/// How many accounts may be out of reach while others answer, or after a few tries, before the run itself is in trouble.
const STRAY: usize = 8;
/// After so many tries, a few accounts that are still out of reach are left to the next run.
const PATIENCE: i64 = 3;

/// What, over a batch of accounts, was about more than the one account.
#[derive(Debug, Default)]
pub(super) struct Halt {
    /// An account answered, or was refused for itself.
    pub(super) answered: bool,
    platform: Option<Failure>,
    day: Option<Failure>,
    moment: Vec<(String, Failure)>,
}

impl Halt {
    /// Takes a refusal that is about more than its account: whether it was one.
    pub(super) fn takes(&mut self, appid: &str, failure: &Failure) -> bool {
        match About::of(failure) {
            About::Account => return false,
            About::Platform => self.platform = Some(failure.clone()),
            About::Day => self.day = Some(failure.clone()),
            About::Moment => self.moment.push((appid.to_owned(), failure.clone())),
        }
        true
    }

    /// What it means after so many tries: why the run does not go on, or the accounts that it goes on without.
    pub(super) fn ends(self, tries: i64) -> (Option<Stop>, Vec<Found>) {
        if let Some(failure) = self.platform {
            return (Some(Stop::Fail(failure)), Vec::new());
        }
        if let Some(failure) = self.day {
            return (Some(Stop::Day(failure)), Vec::new());
        }
        let few = self.moment.len() <= STRAY && (self.answered || tries >= PATIENCE);
        let limited = self
            .moment
            .iter()
            .find(|(_, failure)| failure.errcode.is_some());
        if let Some((_, failure)) = limited.or(self.moment.first().filter(|_| !few)) {
            return (Some(Stop::Rest(failure.clone())), Vec::new());
        }
        let unchecked = self.moment.into_iter().map(|(appid, failure)| Found {
            failure: Some(failure),
            ..Found::new(FindingKind::Unchecked, &appid)
        });
        (None, unchecked.collect())
    }
}

/// What it means for a run when the list itself cannot be read.
pub(super) fn stopped(error: KeepError) -> Stop {
    match error {
        KeepError::Store(error) => Stop::Store(error),
        KeepError::WeChat(failure) => match About::of(&failure) {
            About::Day => Stop::Day(failure),
            About::Moment => Stop::Rest(failure),
            // WeChat unwell (−1) passes.
            About::Account if failure.errcode == Some(-1) => Stop::Rest(failure),
            About::Account | About::Platform => Stop::Fail(failure),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_accounts_out_of_reach_do_not_end_a_run_and_an_outage_does() {
        let unreachable = Failure::of(FailureKind::Unreachable);
        let halt = |count: usize, answered| {
            let mut halt = Halt {
                answered,
                ..Halt::default()
            };
            for n in 0..count {
                assert!(halt.takes(&format!("wx{n}"), &unreachable));
            }
            halt
        };
        let (stop, unchecked) = halt(2, true).ends(0);
        assert!(stop.is_none() && unchecked.len() == 2);
        assert!(matches!(halt(2, false).ends(0).0, Some(Stop::Rest(_))));
        assert_eq!(halt(2, false).ends(PATIENCE).1.len(), 2);
        assert!(matches!(
            halt(60, false).ends(PATIENCE).0,
            Some(Stop::Rest(_))
        ));
        let mut used_up = halt(0, true);
        let quota = Failure {
            kind: FailureKind::Paused,
            errcode: Some(45_009),
            rid: None,
        };
        assert!(used_up.takes("wx1", &quota));
        assert!(matches!(used_up.ends(0).0, Some(Stop::Day(_))));
    }

    #[test]
    fn a_refusal_ends_a_run_only_where_every_call_would_be_refused() {
        let about = |errcode| {
            About::of(&Failure {
                kind: FailureKind::Refused,
                errcode: Some(errcode),
                rid: None,
            })
        };
        for errcode in [61_004, 61_005, 61_006, 61_011, 40_125] {
            assert_eq!(about(errcode), About::Platform, "{errcode}");
        }
        for errcode in [45_011, 40_001, 42_001] {
            assert_eq!(about(errcode), About::Moment, "{errcode}");
        }
        for errcode in [-1, 40_013, 48_001, 61_003, 61_007, 99_999] {
            assert_eq!(about(errcode), About::Account, "{errcode}");
        }
        assert_eq!(
            About::of(&Failure::of(FailureKind::NoTicket)),
            About::Platform
        );
        assert_eq!(About::of(&Failure::of(FailureKind::Paused)), About::Day);
        assert_eq!(
            About::of(&Failure::of(FailureKind::Unreachable)),
            About::Moment
        );
    }
}
