use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::World;
use crate::config::is_exclusive;

/// What an account has granted to a platform.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Grant {
    /// The platform's `component_appid`.
    pub component: String,
    /// The account's AppID.
    pub account: String,
    /// The granted sets.
    pub sets: BTreeSet<i64>,
    /// Unix seconds of the newest consent.
    pub auth_time: i64,
    /// Made by the first exchange of a code; `None` until then (docs/wechat.md §3.4).
    #[serde(default)]
    pub(crate) refresh_token: Option<String>,
    /// The newest.
    #[serde(default)]
    pub(crate) access_token: Option<String>,
}

impl Grant {
    /// One whose code was not exchanged yet.
    pub(crate) fn new(component: &str, account: &str, sets: BTreeSet<i64>, now: i64) -> Self {
        Self {
            component: component.to_owned(),
            account: account.to_owned(),
            sets,
            auth_time: now,
            refresh_token: None,
            access_token: None,
        }
    }

    /// Whether a code was exchanged for it.
    pub fn is_exchanged(&self) -> bool {
        self.refresh_token.is_some()
    }
}

/// Tokens of an account, fresh from an exchange.
pub(crate) struct Exchanged {
    pub(crate) access_token: String,
    pub(crate) refresh_token: String,
    pub(crate) sets: BTreeSet<i64>,
}

impl World {
    pub(crate) fn grant(&self, component: &str, account: &str) -> Option<&Grant> {
        self.grants.get(component, account)
    }

    pub(crate) fn grant_mut(&mut self, component: &str, account: &str) -> Option<&mut Grant> {
        self.grants.get_mut(component, account)
    }

    /// The other platform that holds an exclusive set of the account, if one does: the first holder keeps it
    /// (docs/wechat.md §7.1).
    pub(crate) fn other_holder(&self, component: &str, account: &str, set: i64) -> Option<&str> {
        if !is_exclusive(set) {
            return None;
        }
        let mut others = self.grants.of_account(account);
        others
            .find(|grant| grant.component != component && grant.sets.contains(&set))
            .map(|grant| grant.component.as_str())
    }

    /// 1 normal, 14 closed, 16 banned, 18 warned, 19 frozen (docs/wechat.md §3.6).
    pub(crate) fn account_status(&self, account: &str) -> i64 {
        self.knobs.account_status.get(account).copied().unwrap_or(1)
    }

    /// Whether the account can grant something, and be called for.
    pub(crate) fn is_alive(&self, account: &str) -> bool {
        !matches!(self.account_status(account), 14 | 16 | 19)
    }

    /// Tokens for a standing grant. The refresh token is made once and stays (docs/wechat.md §8).
    pub(crate) fn exchange(
        &mut self,
        component: &str,
        account: &str,
        now: i64,
    ) -> Option<Exchanged> {
        self.grants.get(component, account)?;
        let fresh = self.random.code::<43>("refreshtoken@@@");
        let access_token = self.new_access_token(component, account, now);
        let grant = self.grants.get_mut(component, account)?;
        Some(Exchanged {
            access_token,
            refresh_token: grant.refresh_token.get_or_insert(fresh).clone(),
            sets: grant.sets.clone(),
        })
    }

    /// Takes a grant back. Codes and tokens die with it.
    pub(crate) fn revoke(&mut self, component: &str, account: &str) -> bool {
        self.auth_codes
            .retain(|code| code.component != component || code.account != account);
        self.grants.remove(component, account).is_some()
    }
}
