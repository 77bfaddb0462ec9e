use std::collections::BTreeSet;

use super::{Grant, NewPush, World};

/// What came of an administrator's consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The code for the redirect.
    pub auth_code: String,
    /// The sets that the platform holds now.
    pub sets: BTreeSet<i64>,
    /// Asked for, but held by another platform.
    pub withheld: BTreeSet<i64>,
}

/// An administrator's decision.
pub(crate) struct Decision<'a> {
    pub(crate) component: &'a str,
    pub(crate) account: &'a str,
    /// What was on the page; what the account holds beside it stays as it is.
    pub(crate) asked: &'a BTreeSet<i64>,
    /// What was left ticked.
    pub(crate) chosen: &'a BTreeSet<i64>,
    /// The link's code, for the push.
    pub(crate) pre_auth_code: Option<&'a str>,
}

impl World {
    /// Carries a consent out: records the grant, makes the code, queues the push (docs/wechat.md §5.4). `None` when
    /// nothing would be granted.
    pub(crate) fn consent(&mut self, decision: &Decision<'_>, now: i64) -> Option<Consent> {
        let (consent, before) = self.agree(decision, now)?;
        let info_type = match before {
            None => "authorized",
            Some(before) if before != consent.sets => "updateauthorized",
            Some(_) => return Some(consent),
        };
        let &Decision {
            component,
            account,
            pre_auth_code,
            ..
        } = decision;
        let pushed = if self.knobs.distinct_codes {
            self.new_auth_code(component, account, now)
        } else {
            consent.auth_code.clone()
        };
        let expires_at = now + super::AUTH_CODE_LIFE_S;
        let push = NewPush::grant(
            info_type,
            component,
            account,
            &pushed,
            expires_at,
            pre_auth_code,
        );
        self.queue(push, now);
        Some(consent)
    }

    /// The same without a push; also what was granted before. `None` when nothing would be granted.
    pub(crate) fn agree(
        &mut self,
        decision: &Decision<'_>,
        now: i64,
    ) -> Option<(Consent, Option<BTreeSet<i64>>)> {
        let &Decision {
            component,
            account,
            asked,
            chosen,
            pre_auth_code,
        } = decision;
        let (granted, withheld): (BTreeSet<i64>, BTreeSet<i64>) = chosen
            .iter()
            .partition(|set| self.other_holder(component, account, **set).is_none());
        let before = self
            .grant(component, account)
            .map(|grant| grant.sets.clone());
        let kept = before.iter().flatten().filter(|set| !asked.contains(set));
        let sets: BTreeSet<i64> = kept.chain(&granted).copied().collect();
        if sets.is_empty() {
            return None;
        }
        self.record(component, account, sets.clone(), now);
        let used = self
            .pre_auth_codes
            .iter_mut()
            .find(|known| Some(known.code.as_str()) == pre_auth_code);
        if let Some(used) = used {
            used.granted = Some(account.to_owned());
        }
        let auth_code = self.new_auth_code(component, account, now);
        let consent = Consent {
            auth_code,
            sets,
            withheld,
        };
        Some((consent, before))
    }

    fn record(&mut self, component: &str, account: &str, sets: BTreeSet<i64>, now: i64) {
        self.end_access_token(component, account, now);
        match self.grant_mut(component, account) {
            Some(grant) => {
                grant.sets = sets;
                grant.auth_time = now;
            }
            None => self.grants.push(Grant::new(component, account, sets, now)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(ids: &[i64]) -> BTreeSet<i64> {
        ids.iter().copied().collect()
    }

    fn decide(
        world: &mut World,
        component: &str,
        asked: &[i64],
        chosen: &[i64],
    ) -> Option<Consent> {
        let (asked, chosen) = (sets(asked), sets(chosen));
        let decision = Decision {
            component,
            account: "wx9",
            asked: &asked,
            chosen: &chosen,
            pre_auth_code: Some("preauthcode@@@p"),
        };
        world.consent(&decision, 1000)
    }

    fn pushed(world: &World) -> Vec<&str> {
        world
            .pushes
            .iter()
            .map(|push| push.info_type.as_str())
            .collect()
    }

    #[test]
    fn the_first_holder_keeps_an_exclusive_set_until_it_is_taken_back() {
        let mut world = World::default();
        decide(&mut world, "wx1", &[18, 30], &[18, 30]).unwrap();
        let second = decide(&mut world, "wx2", &[18, 30], &[18, 30]).unwrap();
        assert_eq!((second.sets, second.withheld), (sets(&[30]), sets(&[18])));
        assert!(world.revoke("wx1", "wx9"));
        assert_eq!(
            decide(&mut world, "wx2", &[18, 30], &[18, 30])
                .unwrap()
                .sets,
            sets(&[18, 30])
        );
    }

    #[test]
    fn an_update_is_pushed_only_when_the_sets_changed() {
        let mut world = World::default();
        for chosen in [&[1, 2][..], &[1, 2], &[1]] {
            decide(&mut world, "wx1", &[1, 2], chosen).unwrap();
        }
        assert_eq!(pushed(&world), ["authorized", "updateauthorized"]);
        assert!(world.pushes[0].xml.contains("preauthcode@@@p"));
    }

    #[test]
    fn sets_that_were_not_on_the_page_stay() {
        let mut world = World::default();
        decide(&mut world, "wx1", &[1, 2], &[1, 2]).unwrap();
        assert_eq!(
            decide(&mut world, "wx1", &[2, 3], &[3]).unwrap().sets,
            sets(&[1, 3])
        );
    }

    #[test]
    fn nothing_chosen_is_no_consent() {
        let mut world = World::default();
        assert_eq!(decide(&mut world, "wx1", &[1], &[]), None);
        assert!(world.grants.iter().count() == 0 && world.pushes.is_empty());
    }

    #[test]
    fn an_update_leaves_the_refresh_token_and_a_new_grant_makes_another() {
        let mut world = World::default();
        decide(&mut world, "wx1", &[1, 2], &[1]).unwrap();
        let first = world.exchange("wx1", "wx9", 1000).unwrap();
        decide(&mut world, "wx1", &[1, 2], &[2]).unwrap();
        let second = world.exchange("wx1", "wx9", 1000).unwrap();
        assert_eq!(first.refresh_token, second.refresh_token);
        assert_ne!(first.access_token, second.access_token);
        world.revoke("wx1", "wx9");
        assert!(world.exchange("wx1", "wx9", 1000).is_none());
        decide(&mut world, "wx1", &[1, 2], &[1]).unwrap();
        assert_ne!(
            world.exchange("wx1", "wx9", 1000).unwrap().refresh_token,
            first.refresh_token
        );
    }

    #[test]
    fn push_and_redirect_carry_different_codes_when_told_to() {
        let mut world = World::default();
        let same = decide(&mut world, "wx1", &[1], &[1]).unwrap();
        assert!(world.pushes[0].xml.contains(&same.auth_code));
        world.knobs.distinct_codes = true;
        let other = decide(&mut world, "wx2", &[1], &[1]).unwrap();
        assert!(
            !world.pushes[1].xml.contains(&other.auth_code)
                && world.pushes[1].xml.contains("queryauthcode@@@")
        );
    }
}
