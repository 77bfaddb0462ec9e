use std::collections::BTreeSet;

use super::Sandbox;
use crate::{Consent, SandboxError};

/// What customers and other people do at WeChat, without asking anybody.
impl Sandbox {
    /// The administrator unticks a set of a standing grant. The last one takes the grant with it.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown or not granted.
    pub fn untick(&self, platform: &str, account: &str, set: i64) -> Result<(), SandboxError> {
        let left: Vec<i64> = self
            .held(platform, account)?
            .into_iter()
            .filter(|held| *held != set)
            .collect();
        if left.is_empty() {
            return self.revoke(platform, account);
        }
        self.change_sets(platform, account, &left).map(drop)
    }

    /// The administrator ticks a set of a standing grant.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown or not granted.
    pub fn tick(&self, platform: &str, account: &str, set: i64) -> Result<Consent, SandboxError> {
        let mut sets: Vec<i64> = self.held(platform, account)?.into_iter().collect();
        sets.push(set);
        self.change_sets(platform, account, &sets)
    }

    /// The administrator takes a set from one platform and grants it to another, beside what that one holds.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown, not granted, or beyond the account's abilities.
    pub fn give_elsewhere(
        &self,
        platform: &str,
        account: &str,
        set: i64,
        other: &str,
    ) -> Result<(), SandboxError> {
        self.platform(other)?;
        self.account(account)?;
        if !self.read(|world, _| world.is_alive(account)) {
            return Err(SandboxError::NothingToGrant(account.to_owned()));
        }
        self.untick(platform, account, set)?;
        if self.held(other, account).is_ok() {
            self.tick(other, account, set).map(drop)
        } else {
            self.grant(other, account, &[set], None).map(drop)
        }
    }

    /// WeChat freezes an account, or does something else to it: 1 normal, 14 closed, 16 banned, 18 warned, 19 frozen. Those that are
    /// closed, banned or frozen can grant nothing, and their own tokens open nothing.
    ///
    /// # Errors
    /// [`SandboxError::UnknownAccount`].
    pub fn account_status(&self, account: &str, status: i64) -> Result<(), SandboxError> {
        self.account(account)?;
        self.change(|world, _| {
            let all = &mut world.knobs.account_status;
            if status == 1 {
                all.remove(account);
            } else {
                all.insert(account.to_owned(), status);
            }
        });
        Ok(())
    }

    /// WeChat makes an account another refresh token: the one that a platform has is void, the list has the new one.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown or not granted.
    pub fn lose_refresh_token(&self, platform: &str, account: &str) -> Result<(), SandboxError> {
        self.held(platform, account)?;
        let component = self.platform(platform)?.component_appid.clone();
        self.change(|world, _| {
            let fresh = world.random.code::<43>("refreshtoken@@@");
            if let Some(grant) = world.grant_mut(&component, account) {
                grant.refresh_token = Some(fresh);
            }
        });
        Ok(())
    }

    /// Another system of the platform's owner fetches a component token: the one in hand dies in five minutes.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn foreign_component_token(&self, platform: &str) -> Result<(), SandboxError> {
        let component = self.platform(platform)?.component_appid.clone();
        self.change(|world, now| world.new_component_token(&component, now));
        Ok(())
    }

    /// Another system fetches an account's token: the one in hand dies in five minutes.
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown or not granted.
    pub fn foreign_access_token(&self, platform: &str, account: &str) -> Result<(), SandboxError> {
        self.held(platform, account)?;
        let component = self.platform(platform)?.component_appid.clone();
        self.change(|world, now| world.new_access_token(&component, account, now));
        Ok(())
    }

    /// The list leaves an account out, or shows it again.
    ///
    /// # Errors
    /// [`SandboxError::UnknownAccount`].
    pub fn unlist(&self, account: &str, left_out: bool) -> Result<(), SandboxError> {
        self.account(account)?;
        self.change(|world, _| {
            let unlisted = &mut world.knobs.unlisted;
            if left_out {
                unlisted.insert(account.to_owned());
            } else {
                unlisted.remove(account);
            }
        });
        Ok(())
    }

    fn held(&self, platform: &str, account: &str) -> Result<BTreeSet<i64>, SandboxError> {
        let component = &self.platform(platform)?.component_appid;
        self.account(account)?;
        self.read(|world, _| Some(world.grant(component, account)?.sets.clone()))
            .ok_or_else(|| SandboxError::NotGranted {
                platform: platform.to_owned(),
                account: account.to_owned(),
            })
    }
}
