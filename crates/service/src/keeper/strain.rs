use std::{
    collections::BTreeMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{ids::PlatformId, token::retry_at};
use store::{Rest, StoreError};
use wechat::Class;

use crate::core::Service;

/// How many calls in a row WeChat may leave unanswered before a platform's renewals rest.
const PATIENCE: u32 = 8;

/// What this node saw of the platforms whose renewals fail: what fails for one account may fail for every other. That
/// they rest stands in the database, so that all nodes do.
#[derive(Debug, Default)]
pub(crate) struct Strains(Mutex<BTreeMap<PlatformId, Strain>>);

#[derive(Debug, Default, Clone, Copy)]
struct Strain {
    /// Calls in a row that came to nothing by what passes.
    failed: u32,
    /// There was a rest, and no renewal went well since then.
    rested: bool,
}

impl Strains {
    /// What the database says.
    pub(super) fn learn(&self, platform: &PlatformId, rest: Rest) {
        let rested = rest.times > 0;
        let mut strains = self.strains();
        if rested {
            strains.entry(platform.clone()).or_default().rested = true;
        } else if let Some(strain) = strains.get_mut(platform) {
            strain.rested = false;
        }
    }

    /// A call went well: nothing is wrong with the platform. Whether there was a rest.
    fn ease(&self, platform: &PlatformId) -> bool {
        let strain = self.strains().remove(platform);
        strain.is_some_and(|strain| strain.rested)
    }

    /// A call failed; none is a token that could not be had. Whether the platform's renewals are to rest.
    fn note(&self, platform: &PlatformId, class: Option<Class>) -> bool {
        match class {
            None | Some(Class::Environment | Class::Configuration | Class::Ticket) => true,
            Some(Class::Transient | Class::StaleToken) => {
                let mut strains = self.strains();
                let strain = strains.entry(platform.clone()).or_default();
                strain.failed = strain.failed.saturating_add(1);
                strain.failed >= PATIENCE
            }
            // The account's own trouble; a used up quota has a pause of its own.
            Some(_) => false,
        }
    }

    fn strains(&self) -> MutexGuard<'_, BTreeMap<PlatformId, Strain>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Service {
    /// A renewal went well: the platform's rests are over.
    pub(super) async fn ease(&self, platform: &PlatformId) -> Result<(), StoreError> {
        if self.strains().ease(platform) {
            self.store().platform(platform).end_rest().await?;
        }
        Ok(())
    }

    /// A renewal failed; none is a token that could not be had. Longer and longer, the platform's renewals rest on every
    /// node when it would fail for every account.
    pub(super) async fn strain(
        &self,
        platform: &PlatformId,
        class: Option<Class>,
    ) -> Result<(), StoreError> {
        if !self.strains().note(platform, class) {
            return Ok(());
        }
        let (rows, now) = (self.store().platform(platform), self.now());
        let known = rows.rest_of_renewals().await?;
        // Many are under way when the first of them fails: they are one rest, not many.
        rows.begin_rest(known, retry_at(now, known.times.saturating_add(1)), now)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use domain::time::Timestamp;

    use super::*;

    #[test]
    fn what_fails_for_one_and_all_is_told_from_what_fails_for_one() {
        let strains = Strains::default();
        let platform = PlatformId::new(Timestamp::from_secs(1_790_000_000), [1; 10]);
        for class in [
            Class::Account,
            Class::NotGranted,
            Class::RefreshToken,
            Class::Quota,
        ] {
            assert!(!strains.note(&platform, Some(class)), "{class:?}");
        }
        assert!(strains.note(&platform, None));
        assert!(strains.note(&platform, Some(Class::Environment)));

        for _ in 0..PATIENCE - 1 {
            assert!(
                !strains.note(&platform, Some(Class::Transient)),
                "one that is busy may pass"
            );
        }
        assert!(strains.note(&platform, Some(Class::Transient)));
        assert!(!strains.ease(&platform), "nothing rested");
        assert!(!strains.note(&platform, Some(Class::Transient)), "anew");
    }

    #[test]
    fn a_rest_that_another_node_began_is_ended_once() {
        let strains = Strains::default();
        let platform = PlatformId::new(Timestamp::from_secs(1_790_000_000), [1; 10]);
        let rest = |times| Rest { until: None, times };
        strains.learn(&platform, rest(2));
        assert!(strains.ease(&platform));
        assert!(!strains.ease(&platform));
        strains.learn(&platform, rest(1));
        strains.learn(&platform, rest(0));
        assert!(!strains.ease(&platform), "ended elsewhere");
    }
}
