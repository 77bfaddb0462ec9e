use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::World;
use crate::{config::is_exclusive, random};

/// How long an account's token lives (docs/wechat.md §8).
pub(crate) const ACCESS_TOKEN_LIFE_S: i64 = 7200;

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
    pub(crate) refresh_token: Option<String>,
}

impl Grant {
    /// One that stands from the beginning.
    pub(crate) fn standing(component: &str, account: &str, sets: &[i64], now: i64) -> Self {
        Self {
            component: component.to_owned(),
            account: account.to_owned(),
            sets: sets.iter().copied().collect(),
            auth_time: now,
            refresh_token: Some(random::code::<43>("refreshtoken@@@")),
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
        self.grants
            .iter()
            .find(|grant| grant.component == component && grant.account == account)
    }

    pub(crate) fn grant_mut(&mut self, component: &str, account: &str) -> Option<&mut Grant> {
        self.grants
            .iter_mut()
            .find(|grant| grant.component == component && grant.account == account)
    }

    /// The other platform that holds an exclusive set of the account, if one does: the first holder keeps it
    /// (docs/wechat.md §7.1).
    pub(crate) fn other_holder(&self, component: &str, account: &str, set: i64) -> Option<&str> {
        let holds = |grant: &&Grant| {
            grant.account == account && grant.component != component && grant.sets.contains(&set)
        };
        is_exclusive(set)
            .then(|| self.grants.iter().find(holds))?
            .map(|grant| grant.component.as_str())
    }

    /// Tokens for a standing grant. The refresh token is made once and stays (docs/wechat.md §8).
    pub(crate) fn exchange(&mut self, component: &str, account: &str) -> Option<Exchanged> {
        let grant = self.grant_mut(component, account)?;
        let refresh_token = grant
            .refresh_token
            .get_or_insert_with(|| random::code::<43>("refreshtoken@@@"))
            .clone();
        Some(Exchanged {
            access_token: random::code::<136>(""),
            refresh_token,
            sets: grant.sets.clone(),
        })
    }

    /// Takes a grant back. Codes and tokens die with it.
    pub(crate) fn revoke(&mut self, component: &str, account: &str) -> bool {
        let before = self.grants.len();
        self.grants
            .retain(|grant| grant.component != component || grant.account != account);
        self.auth_codes
            .retain(|code| code.component != component || code.account != account);
        self.grants.len() < before
    }
}
