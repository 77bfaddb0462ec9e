use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{TokenRefusal, World};

/// How long an account's token lives, and how much longer an old one works beside the new (docs/wechat.md §8).
pub(crate) const ACCESS_TOKEN_LIFE_S: i64 = 7200;
const OVERLAP_S: i64 = 300;
/// How often dead tokens are swept out, and how long they are remembered to be told from invented ones.
const SWEEP_S: i64 = 6 * 3600;

/// The tokens of accounts, by their value.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct AccessTokens {
    by_value: BTreeMap<String, AccessToken>,
    swept_at: i64,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct AccessToken {
    component: String,
    account: String,
    expires_at: i64,
    /// Whether a newer one was made, or the grant is not the same any more.
    superseded: bool,
}

/// Whom a token speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bearer {
    pub(crate) component: String,
    pub(crate) account: String,
}

impl World {
    /// A new token of a granted account; the one before it works for five more minutes.
    pub(crate) fn new_access_token(&mut self, component: &str, account: &str, now: i64) -> String {
        self.access_tokens.sweep(now);
        let value = self.random.code::<136>("");
        let before = self
            .grants
            .get_mut(component, account)
            .and_then(|grant| grant.access_token.replace(value.clone()));
        self.access_tokens.end(before.as_deref(), now + OVERLAP_S);
        let token = AccessToken {
            component: component.to_owned(),
            account: account.to_owned(),
            expires_at: now + ACCESS_TOKEN_LIFE_S,
            superseded: false,
        };
        self.access_tokens.by_value.insert(value.clone(), token);
        value
    }

    /// A consent ends the account's token at once (docs/wechat.md §8).
    pub(crate) fn end_access_token(&mut self, component: &str, account: &str, now: i64) {
        let newest = self
            .grants
            .get_mut(component, account)
            .and_then(|grant| grant.access_token.take());
        self.access_tokens.end(newest.as_deref(), now);
    }

    /// Whom the token speaks for, while it is good.
    pub(crate) fn bearer(&self, value: &str, now: i64) -> Result<Bearer, TokenRefusal> {
        match self.access_tokens.by_value.get(value) {
            Some(token) if now < token.expires_at => Ok(Bearer {
                component: token.component.clone(),
                account: token.account.clone(),
            }),
            Some(token) if !token.superseded => Err(TokenRefusal::Expired),
            _ => Err(TokenRefusal::Invalid),
        }
    }
}

impl AccessTokens {
    /// The token works no longer than until then.
    fn end(&mut self, value: Option<&str>, at: i64) {
        if let Some(token) = value.and_then(|value| self.by_value.get_mut(value)) {
            token.expires_at = token.expires_at.min(at);
            token.superseded = true;
        }
    }

    fn sweep(&mut self, now: i64) {
        if now - self.swept_at >= SWEEP_S {
            self.swept_at = now;
            self.by_value
                .retain(|_, token| now - token.expires_at < SWEEP_S);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::Grant;

    fn granted() -> World {
        let mut world = World::default();
        world.grants.push(Grant::new("wx1", "wx9", [1].into(), 0));
        world
    }

    #[test]
    fn an_old_token_works_for_five_more_minutes() {
        let mut world = granted();
        let old = world.new_access_token("wx1", "wx9", 0);
        let new = world.new_access_token("wx1", "wx9", 1000);
        assert_eq!(world.bearer(&old, 1299).unwrap().account, "wx9");
        assert_eq!(world.bearer(&old, 1300), Err(TokenRefusal::Invalid));
        assert!(world.bearer(&new, 8199).is_ok());
        assert_eq!(world.bearer(&new, 8200), Err(TokenRefusal::Expired));
        assert_eq!(world.bearer("made-up", 0), Err(TokenRefusal::Invalid));
    }

    #[test]
    fn a_consent_ends_the_token_at_once_and_dead_ones_are_forgotten() {
        let mut world = granted();
        let token = world.new_access_token("wx1", "wx9", 0);
        world.end_access_token("wx1", "wx9", 10);
        assert_eq!(world.bearer(&token, 10), Err(TokenRefusal::Invalid));
        world.new_access_token("wx1", "wx9", 2 * SWEEP_S);
        assert_eq!(world.access_tokens.by_value.len(), 1);
    }
}
