use std::collections::BTreeSet;

use super::{
    Notice,
    fields::told,
    fill::{CODE, Fill},
    kinds::Url,
};
use crate::{
    Sandbox, SandboxError,
    config::{AccountConfig, PlatformConfig},
    random::Random,
    world::{Decision, NewPush, Recipient, World},
};

/// The status of a registration that came to a mini program.
const REGISTERED: &str = "0";

impl Sandbox {
    /// Tells a platform something, and gives the push's id. `notify_third_fasteregister` with `status` 0 makes the account grant all
    /// that the platform offers, and brings the code of that grant (docs/wechat.md §5.5).
    ///
    /// # Errors
    /// [`SandboxError`] for what is unknown, for a notice that cannot be told, and for an account that can grant nothing.
    pub fn notify(&self, platform: &str, notice: &Notice) -> Result<u64, SandboxError> {
        notice.check().map_err(SandboxError::Notice)?;
        let platform = self.platform(platform)?;
        let account = notice.account.as_deref();
        let account = account.map(|appid| self.account(appid)).transpose()?;
        let id = self.change(|world, now| {
            let code = match account.filter(|_| notice.brings_a_code()) {
                Some(account) => Some(registered(world, platform, account, now)?),
                None => None,
            };
            let fill = Fill {
                account,
                code,
                now,
                random: Random::new(world.random.next()),
            };
            let push = NewPush {
                component: platform.component_appid.clone(),
                info_type: notice.name().to_owned(),
                to: account
                    .filter(|_| notice.to() == Url::Messages)
                    .map(|account| Recipient {
                        appid: account.appid.clone(),
                        user_name: account.user_name.clone(),
                    }),
                fields: notice.filled(fill),
            };
            Ok::<_, SandboxError>(world.queue(push, now))
        })?;
        self.deliver();
        Ok(id)
    }
}

impl Notice {
    /// Whether a grant comes with it.
    fn brings_a_code(&self) -> bool {
        let usual = self.known().map(|kind| kind.fields).unwrap_or_default();
        let mut codes = usual.iter().filter(|(_, value)| *value == CODE);
        codes.any(|(name, _)| self.told(name).is_none())
            && self
                .told("status")
                .is_none_or(|status| status == REGISTERED)
    }

    /// What a field is told as, where that is not the usual.
    fn told(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter().rev();
        let told = fields.find(|(field, _)| field == name);
        told.map(|(_, value)| value.as_str())
    }

    /// Its fields with their values.
    fn filled(&self, mut fill: Fill<'_>) -> Vec<(String, String)> {
        let usual: Vec<(String, String)> = match self.known() {
            Some(kind) => kind
                .fields
                .iter()
                .map(|(name, value)| ((*name).to_owned(), fill.value(value)))
                .collect(),
            None if self.to() == Url::Events => {
                vec![("AuthorizerAppid".to_owned(), fill.value("$account"))]
            }
            None => Vec::new(),
        };
        told(usual, &self.fields)
    }
}

/// A mini program that was registered for a customer belongs to the platform at once: the code of its grant, of which no other push
/// tells.
fn registered(
    world: &mut World,
    platform: &PlatformConfig,
    account: &AccountConfig,
    now: i64,
) -> Result<String, SandboxError> {
    let nothing = || SandboxError::NothingToGrant(account.appid.clone());
    if !world.is_alive(&account.appid) {
        return Err(nothing());
    }
    let able = account.sets.iter().copied();
    let sets: BTreeSet<i64> = able
        .filter(|set| platform.offered_sets.contains(set))
        .collect();
    let decision = Decision {
        component: &platform.component_appid,
        account: &account.appid,
        asked: &sets,
        chosen: &sets,
        pre_auth_code: None,
    };
    let (consent, _) = world.agree(&decision, now).ok_or_else(nothing)?;
    Ok(consent.auth_code)
}
