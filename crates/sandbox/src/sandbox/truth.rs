use std::collections::{BTreeMap, BTreeSet};

use super::Sandbox;
use crate::SandboxError;

/// What an account really grants a platform, whatever was pushed, listed or answered about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrueGrant {
    /// The granted sets.
    pub sets: BTreeSet<i64>,
    /// The refresh token that works; `None` when no code was ever exchanged.
    pub refresh_token: Option<String>,
    /// Unix seconds of the newest consent.
    pub auth_time: i64,
    /// `account_status`: 1 is normal.
    pub account_status: i64,
}

/// What a test compares a book against.
impl Sandbox {
    /// What stands granted to a platform, by account.
    ///
    /// # Errors
    /// [`SandboxError::UnknownPlatform`].
    pub fn truth(&self, platform: &str) -> Result<BTreeMap<String, TrueGrant>, SandboxError> {
        let component = &self.platform(platform)?.component_appid;
        Ok(self.read(|world, _| {
            let own = world.grants.iter();
            own.filter(|grant| grant.component == *component)
                .map(|grant| {
                    let truth = TrueGrant {
                        sets: grant.sets.clone(),
                        refresh_token: grant.refresh_token.clone(),
                        auth_time: grant.auth_time,
                        account_status: world.account_status(&grant.account),
                    };
                    (grant.account.clone(), truth)
                })
                .collect()
        }))
    }

    /// Whether a token opens the APIs now: a platform's own, or that of an account.
    pub fn opens(&self, token: &str) -> bool {
        self.read(|world, now| {
            let mut platforms = self.config().platforms.iter();
            world.bearer(token, now).is_ok()
                || platforms.any(|platform| {
                    let appid = &platform.component_appid;
                    world.check_component_token(appid, token, now).is_ok()
                })
        })
    }
}
