use serde::{Deserialize, Serialize};

use super::World;

/// How long a token lives, and how much longer an old one works beside the new (docs/wechat.md §8).
pub(crate) const LIFE_S: i64 = 7200;
const OVERLAP_S: i64 = 300;
/// How long dead tokens are remembered, so that an expired one is told from an invented one.
const REMEMBERED_S: i64 = 24 * 3600;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct ComponentToken {
    pub(crate) component: String,
    pub(crate) value: String,
    pub(crate) expires_at: i64,
    /// Whether a newer one was made.
    pub(crate) superseded: bool,
}

/// Why a token opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenRefusal {
    /// Unknown, another platform's, or replaced more than five minutes ago.
    Invalid,
    Expired,
}

impl World {
    /// A new token; the platform's other ones work for five more minutes. Returns it and its life in seconds.
    pub(crate) fn new_component_token(&mut self, component: &str, now: i64) -> (String, i64) {
        self.component_tokens
            .retain(|token| now - token.expires_at < REMEMBERED_S);
        for token in self
            .component_tokens
            .iter_mut()
            .filter(|token| token.component == component)
        {
            token.expires_at = token.expires_at.min(now + OVERLAP_S);
            token.superseded = true;
        }
        let value = self.random.code::<136>("");
        self.component_tokens.push(ComponentToken {
            component: component.to_owned(),
            value: value.clone(),
            expires_at: now + LIFE_S,
            superseded: false,
        });
        (value, LIFE_S)
    }

    /// Whether a platform has or had the token.
    pub(crate) fn is_component_token(&self, value: &str) -> bool {
        let mut tokens = self.component_tokens.iter();
        tokens.any(|token| token.value == value)
    }

    /// Whether the token opens the platform's APIs.
    pub(crate) fn check_component_token(
        &self,
        component: &str,
        value: &str,
        now: i64,
    ) -> Result<(), TokenRefusal> {
        let known = self
            .component_tokens
            .iter()
            .find(|token| token.value == value && token.component == component);
        match known {
            Some(token) if now < token.expires_at => Ok(()),
            Some(token) if !token.superseded => Err(TokenRefusal::Expired),
            _ => Err(TokenRefusal::Invalid),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_token_works_for_five_more_minutes() {
        let mut world = World::default();
        let (old, life) = world.new_component_token("wx1", 0);
        let (new, _) = world.new_component_token("wx1", 1000);
        assert_eq!(life, 7200);
        assert_eq!(world.check_component_token("wx1", &old, 1299), Ok(()));
        assert_eq!(
            world.check_component_token("wx1", &old, 1300),
            Err(TokenRefusal::Invalid)
        );
        assert_eq!(world.check_component_token("wx1", &new, 8199), Ok(()));
        assert_eq!(
            world.check_component_token("wx1", &new, 8200),
            Err(TokenRefusal::Expired)
        );
        assert_eq!(
            world.check_component_token("wx2", &new, 1000),
            Err(TokenRefusal::Invalid)
        );
    }
}
