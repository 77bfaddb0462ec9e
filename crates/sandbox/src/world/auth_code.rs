use serde::{Deserialize, Serialize};

use super::World;

/// How long a code can be exchanged: what live redirects say (docs/wechat.md §4.3).
pub(crate) const AUTH_CODE_LIFE_S: i64 = 3600;
const KEPT: usize = 500;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct AuthCode {
    pub(crate) code: String,
    pub(crate) component: String,
    pub(crate) account: String,
    pub(crate) expires_at: i64,
    pub(crate) consumed: bool,
}

/// Why a code is not exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CodeRefusal {
    Invalid,
    Expired,
}

impl World {
    pub(crate) fn new_auth_code(&mut self, component: &str, account: &str, now: i64) -> String {
        let code = self.random.code::<86>("queryauthcode@@@");
        self.auth_codes.push(AuthCode {
            code: code.clone(),
            component: component.to_owned(),
            account: account.to_owned(),
            expires_at: now + AUTH_CODE_LIFE_S,
            consumed: false,
        });
        let surplus = self.auth_codes.len().saturating_sub(KEPT);
        self.auth_codes.drain(..surplus);
        code
    }

    /// Uses a code up and says which account it stands for.
    pub(crate) fn consume_auth_code(
        &mut self,
        component: &str,
        code: &str,
        now: i64,
    ) -> Result<String, CodeRefusal> {
        let known = self
            .auth_codes
            .iter_mut()
            .find(|known| known.code == code && known.component == component && !known.consumed)
            .ok_or(CodeRefusal::Invalid)?;
        if now >= known.expires_at {
            return Err(CodeRefusal::Expired);
        }
        known.consumed = true;
        Ok(known.account.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_once_for_an_hour_for_its_platform() {
        let mut world = World::default();
        let code = world.new_auth_code("wx1", "wx9", 0);
        assert_eq!(
            world.consume_auth_code("wx2", &code, 0),
            Err(CodeRefusal::Invalid)
        );
        assert_eq!(
            world.consume_auth_code("wx1", &code, AUTH_CODE_LIFE_S),
            Err(CodeRefusal::Expired)
        );
        assert_eq!(
            world.consume_auth_code("wx1", &code, 1).as_deref(),
            Ok("wx9")
        );
        assert_eq!(
            world.consume_auth_code("wx1", &code, 1),
            Err(CodeRefusal::Invalid)
        );
    }
}
