use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{ids::PlatformId, time::Timestamp, token::retry_at};
use wechat::Class;

/// How many calls in a row WeChat may leave unanswered before a platform's renewals rest.
const PATIENCE: u32 = 8;

/// Platforms whose renewals rest on this node: what fails for one account would fail for every other.
#[derive(Debug, Default)]
pub(crate) struct Strains(Mutex<BTreeMap<PlatformId, Strain>>);

#[derive(Debug, Default, Clone, Copy)]
struct Strain {
    /// Calls in a row that came to nothing by what passes.
    failed: u32,
    /// Rests in a row.
    rests: i64,
    until: Option<Timestamp>,
}

impl Strains {
    /// Whether the platform's renewals rest.
    pub(crate) fn rests(&self, platform: &PlatformId, now: Timestamp) -> bool {
        self.strains()
            .get(platform)
            .and_then(|strain| strain.until)
            .is_some_and(|until| until > now)
    }

    /// A call went well: nothing is wrong with the platform.
    pub(super) fn ease(&self, platform: &PlatformId) {
        self.strains().remove(platform);
    }

    /// A call failed; none is a token that could not be had.
    pub(super) fn note(&self, platform: &PlatformId, class: Option<Class>, now: Timestamp) {
        let mut strains = self.strains();
        let strain = strains.entry(platform.clone()).or_default();
        let of_platform = match class {
            None
            | Some(Class::Quota | Class::Environment | Class::Configuration | Class::Ticket) => {
                true
            }
            Some(Class::Transient | Class::StaleToken) => {
                strain.failed += 1;
                strain.failed >= PATIENCE
            }
            // The account's own trouble.
            Some(_) => false,
        };
        // Many are under way when the first of them fails: they are one rest, not many.
        if of_platform && strain.until.is_none_or(|until| until <= now) {
            strain.rests += 1;
            strain.until = Some(retry_at(now, strain.rests));
        }
    }

    fn strains(&self) -> MutexGuard<'_, BTreeMap<PlatformId, Strain>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_for_one_and_all_rests_longer_and_longer_until_it_goes_well() {
        let (strains, now) = (Strains::default(), Timestamp::from_secs(1_790_000_000));
        let platform = PlatformId::new(now, [1; 10]);
        for class in [Class::Account, Class::NotGranted, Class::RefreshToken] {
            strains.note(&platform, Some(class), now);
        }
        assert!(
            !strains.rests(&platform, now),
            "other accounts are not concerned"
        );

        for _ in 0..32 {
            strains.note(&platform, Some(Class::Environment), now);
        }
        assert!(strains.rests(&platform, now.plus_secs(59)));
        let later = now.plus_secs(60);
        assert!(!strains.rests(&platform, later), "32 at once are one rest");
        strains.note(&platform, None, later);
        assert!(strains.rests(&platform, later.plus_secs(119)));
        strains.ease(&platform);
        assert!(!strains.rests(&platform, later));

        for _ in 0..PATIENCE - 1 {
            strains.note(&platform, Some(Class::Transient), now);
        }
        assert!(!strains.rests(&platform, now), "one that is busy may pass");
        strains.note(&platform, Some(Class::Transient), now);
        assert!(strains.rests(&platform, now));
    }
}
