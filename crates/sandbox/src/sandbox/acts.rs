use std::collections::BTreeSet;

use super::Sandbox;
use crate::{
    SandboxError,
    world::{Consent, Decision, NewPush},
};

/// What happens at WeChat.
impl Sandbox {
    /// Pushes a new ticket to a platform.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn push_ticket(&self, platform: &str) -> Result<u64, SandboxError> {
        let component = &self.platform(platform)?.component_appid;
        let id = self.change(|world, now| {
            let ticket = world.new_ticket(component, now);
            world.queue(NewPush::ticket(component, &ticket), now)
        });
        self.deliver();
        Ok(id)
    }

    /// Pushes a new ticket to every platform whose ticket clock runs.
    pub fn push_tickets(&self) {
        for platform in &self.config().platforms {
            let stopped = self.read(|world, _| {
                world
                    .knobs
                    .stopped_tickets
                    .contains(&platform.component_appid)
            });
            if platform.event_url.is_some() && !stopped {
                // The platform is in the configuration, so it is known.
                let _ = self.push_ticket(&platform.slug);
            }
        }
    }

    /// Grants without a browser, as if the administrator had closed it at the last step: only the push tells.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown, for a code that cannot be used, and for nothing to grant.
    pub fn grant(
        &self,
        platform: &str,
        account: &str,
        sets: &[i64],
        pre_auth_code: Option<&str>,
    ) -> Result<Consent, SandboxError> {
        let component = &self.platform(platform)?.component_appid;
        let able = &self.account(account)?.sets;
        let chosen: BTreeSet<i64> = sets
            .iter()
            .copied()
            .filter(|set| able.contains(set))
            .collect();
        let consent = self.change(|world, now| {
            if !world.is_alive(account) {
                return Err(SandboxError::NothingToGrant(account.to_owned()));
            }
            if let Some(code) = pre_auth_code {
                let known = world
                    .pre_auth_codes
                    .iter()
                    .find(|known| known.code == code && known.component == *component);
                match known {
                    None => {
                        return Err(SandboxError::PreAuthCode("it is not one of this platform"));
                    }
                    Some(known) if known.granted.is_some() => {
                        return Err(SandboxError::PreAuthCode("it was used"));
                    }
                    Some(known) if now >= known.expires_at => {
                        return Err(SandboxError::PreAuthCode("it has expired"));
                    }
                    Some(_) => {}
                }
            }
            let decision = Decision {
                component,
                account,
                asked: &chosen,
                chosen: &chosen,
                pre_auth_code,
            };
            world
                .consent(&decision, now)
                .ok_or_else(|| SandboxError::NothingToGrant(account.to_owned()))
        })?;
        self.deliver();
        Ok(consent)
    }

    /// Changes which sets a platform holds, as the administrator can in WeChat. Pushes `updateauthorized` if anything
    /// changed.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown or not granted, and for no set left.
    pub fn change_sets(
        &self,
        platform: &str,
        account: &str,
        sets: &[i64],
    ) -> Result<Consent, SandboxError> {
        let component = &self.platform(platform)?.component_appid;
        let able = &self.account(account)?.sets;
        let chosen: BTreeSet<i64> = sets
            .iter()
            .copied()
            .filter(|set| able.contains(set))
            .collect();
        let consent = self.change(|world, now| {
            let grant = world
                .grant(component, account)
                .ok_or_else(|| not_granted(platform, account))?;
            let asked: BTreeSet<i64> = grant.sets.union(&chosen).copied().collect();
            let decision = Decision {
                component,
                account,
                asked: &asked,
                chosen: &chosen,
                pre_auth_code: None,
            };
            world
                .consent(&decision, now)
                .ok_or_else(|| SandboxError::NothingToGrant(account.to_owned()))
        })?;
        self.deliver();
        Ok(consent)
    }

    /// Takes a grant back and pushes `unauthorized`.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown or not granted.
    pub fn revoke(&self, platform: &str, account: &str) -> Result<(), SandboxError> {
        let component = &self.platform(platform)?.component_appid;
        self.account(account)?;
        self.change(|world, now| {
            if !world.revoke(component, account) {
                return Err(not_granted(platform, account));
            }
            world.queue(NewPush::unauthorized(component, account), now);
            Ok(())
        })?;
        self.deliver();
        Ok(())
    }

    /// Delivers a push once more, as WeChat does when it is not sure.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPush`].
    pub fn repeat_push(&self, id: u64) -> Result<u64, SandboxError> {
        let again = self
            .change(|world, now| world.repeat(id, now))
            .ok_or(SandboxError::UnknownPush(id))?;
        self.deliver();
        Ok(again)
    }
}

fn not_granted(platform: &str, account: &str) -> SandboxError {
    SandboxError::NotGranted {
        platform: platform.to_owned(),
        account: account.to_owned(),
    }
}
