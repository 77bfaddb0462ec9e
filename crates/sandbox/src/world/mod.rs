//! What happens in the sandbox: plain data with plain rules, no clock, no network. `now` is Unix seconds.

mod auth_code;
mod component_token;
mod consent;
mod grant;
mod knobs;
mod pre_auth_code;
mod push;
mod ticket;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use consent::Consent;
pub use grant::Grant;
pub use pre_auth_code::PreAuthCode;
pub use push::{Attempt, Push, PushState};

pub(crate) use auth_code::{AUTH_CODE_LIFE_S, AuthCode, CodeRefusal};
pub(crate) use component_token::{ComponentToken, TokenRefusal};
pub(crate) use consent::Decision;
pub(crate) use grant::ACCESS_TOKEN_LIFE_S;
pub(crate) use pre_auth_code::{Opened, PRE_AUTH_CODE_LIFE_S, PreAuthRefusal};
pub(crate) use push::NewPush;
pub(crate) use ticket::{Ticket, TicketRefusal};

/// Everything that changes; kept in the state file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct World {
    /// Seconds that the control API has moved the clock.
    pub(crate) offset_s: i64,
    /// By `component_appid`, newest last.
    pub(crate) tickets: BTreeMap<String, Vec<Ticket>>,
    pub(crate) component_tokens: Vec<ComponentToken>,
    pub(crate) pre_auth_codes: Vec<PreAuthCode>,
    pub(crate) auth_codes: Vec<AuthCode>,
    pub(crate) grants: Vec<Grant>,
    pub(crate) pushes: Vec<Push>,
    pub(crate) last_push_id: u64,
    pub(crate) knobs: knobs::Knobs,
}
