use serde::{Deserialize, Serialize};

use super::World;

/// How long a code opens the authorization page (docs/wechat.md §3.3).
pub(crate) const PRE_AUTH_CODE_LIFE_S: i64 = 1800;
const KEPT: usize = 500;

/// A code and what became of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreAuthCode {
    /// `preauthcode@@@…`
    pub code: String,
    /// The platform's `component_appid`.
    pub component: String,
    /// Unix seconds.
    pub expires_at: i64,
    /// The authorization page that was opened with it.
    pub(crate) opened: Option<Opened>,
    /// The account that was granted with it.
    pub granted: Option<String>,
}

/// An opened authorization page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Opened {
    /// The page's own id, in its URL.
    pub(crate) visit: String,
    /// The browser that opened it first; no other may.
    pub(crate) browser: String,
    pub(crate) redirect_uri: String,
    /// The accounts on offer.
    pub(crate) accounts: Vec<String>,
    /// The sets asked for.
    pub(crate) sets: Vec<i64>,
}

/// Why a code opens no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PreAuthRefusal {
    Invalid,
    Expired,
    OpenedElsewhere,
    Used,
}

impl PreAuthCode {
    /// Whether an authorization page was opened with it.
    pub fn is_opened(&self) -> bool {
        self.opened.is_some()
    }
}

impl World {
    /// A new code; others stay good (docs/wechat.md §3.3).
    pub(crate) fn new_pre_auth_code(&mut self, component: &str, now: i64) -> String {
        let code = self.random.code::<86>("preauthcode@@@");
        self.pre_auth_codes.push(PreAuthCode {
            code: code.clone(),
            component: component.to_owned(),
            expires_at: now + PRE_AUTH_CODE_LIFE_S,
            opened: None,
            granted: None,
        });
        let surplus = self.pre_auth_codes.len().saturating_sub(KEPT);
        self.pre_auth_codes.drain(..surplus);
        code
    }

    /// Whether this browser may open a page with the code: once used means once scanned, so the first browser has it.
    pub(crate) fn usable_pre_auth_code(
        &mut self,
        component: &str,
        code: &str,
        browser: Option<&str>,
        now: i64,
    ) -> Result<&mut PreAuthCode, PreAuthRefusal> {
        let known = self
            .pre_auth_codes
            .iter_mut()
            .find(|known| known.code == code && known.component == component);
        match known {
            None => Err(PreAuthRefusal::Invalid),
            Some(known) if known.granted.is_some() => Err(PreAuthRefusal::Used),
            Some(known) if now >= known.expires_at => Err(PreAuthRefusal::Expired),
            Some(known)
                if known
                    .opened
                    .as_ref()
                    .is_some_and(|opened| Some(opened.browser.as_str()) != browser) =>
            {
                Err(PreAuthRefusal::OpenedElsewhere)
            }
            Some(known) => Ok(known),
        }
    }

    /// The code whose page has this id, opened by this browser.
    pub(crate) fn visit(&self, visit: &str, browser: &str) -> Option<&PreAuthCode> {
        self.pre_auth_codes.iter().find(|known| {
            known
                .opened
                .as_ref()
                .is_some_and(|opened| opened.visit == visit && opened.browser == browser)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(browser: &str) -> Option<Opened> {
        Some(Opened {
            visit: "v".into(),
            browser: browser.into(),
            redirect_uri: "http://h/".into(),
            accounts: vec![],
            sets: vec![],
        })
    }

    #[test]
    fn the_first_browser_has_the_code() {
        let mut world = World::default();
        let code = world.new_pre_auth_code("wx1", 0);
        world
            .usable_pre_auth_code("wx1", &code, None, 0)
            .unwrap()
            .opened = opened("b1");
        assert!(
            world
                .usable_pre_auth_code("wx1", &code, Some("b1"), 0)
                .is_ok()
        );
        for other in [None, Some("b2")] {
            let refusal = world
                .usable_pre_auth_code("wx1", &code, other, 0)
                .unwrap_err();
            assert_eq!(refusal, PreAuthRefusal::OpenedElsewhere);
        }
        assert!(world.visit("v", "b1").is_some() && world.visit("v", "b2").is_none());
    }

    #[test]
    fn used_expired_and_foreign_codes_are_told_apart() {
        let mut world = World::default();
        let code = world.new_pre_auth_code("wx1", 0);
        let check = |world: &mut World, component: &str, now| {
            world
                .usable_pre_auth_code(component, &code, None, now)
                .map(|_| ())
                .unwrap_err()
        };
        assert_eq!(check(&mut world, "wx2", 0), PreAuthRefusal::Invalid);
        assert_eq!(
            check(&mut world, "wx1", PRE_AUTH_CODE_LIFE_S),
            PreAuthRefusal::Expired
        );
        world.pre_auth_codes[0].granted = Some("wx3".into());
        assert_eq!(check(&mut world, "wx1", 0), PreAuthRefusal::Used);
    }
}
