//! What happens in the sandbox: plain data with plain rules, no clock, no network. `now` is Unix seconds.

mod access_token;
mod auth_code;
mod component_token;
mod consent;
mod grant;
mod grants;
mod knobs;
mod new_push;
mod options;
mod pre_auth_code;
mod push;
mod queue;
mod quota;
mod sent;
mod ticket;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::random::Random;

pub use consent::Consent;
pub use grant::Grant;
pub use knobs::{Pair, Pairs, PushFaults};
pub use pre_auth_code::PreAuthCode;
pub use push::{Attempt, Push, PushState};
pub use sent::SentMessage;

pub(crate) use access_token::{ACCESS_TOKEN_LIFE_S, Bearer};
pub(crate) use auth_code::{AUTH_CODE_LIFE_S, AuthCode, CodeRefusal};
pub(crate) use component_token::{ComponentToken, TokenRefusal};
pub(crate) use consent::Decision;
pub(crate) use grants::Grants;
pub(crate) use new_push::{NewPush, OPENID, Recipient};
pub(crate) use options::OptionRefusal;
pub(crate) use pre_auth_code::{Opened, PRE_AUTH_CODE_LIFE_S, PreAuthRefusal};
pub(crate) use quota::UsedUp;
pub(crate) use ticket::{Ticket, TicketRefusal};

/// Everything that changes; kept in the state file.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct World {
    /// Seconds that the control API has moved the clock.
    pub(crate) offset_s: i64,
    /// Where codes and tokens come from.
    pub(crate) random: Random,
    /// Where nonces and request ids come from.
    pub(crate) wire: Random,
    /// By `component_appid`, newest last.
    pub(crate) tickets: BTreeMap<String, Vec<Ticket>>,
    pub(crate) component_tokens: Vec<ComponentToken>,
    pub(crate) pre_auth_codes: Vec<PreAuthCode>,
    pub(crate) auth_codes: Vec<AuthCode>,
    pub(crate) grants: Grants,
    pub(crate) access_tokens: access_token::AccessTokens,
    /// By AppID: the calls that count for it.
    pub(crate) counts: BTreeMap<String, quota::Counts>,
    /// By account, then by name.
    pub(crate) options: BTreeMap<String, BTreeMap<String, String>>,
    /// Customer-service messages, newest last.
    pub(crate) sent: Vec<SentMessage>,
    pub(crate) pushes: Vec<Push>,
    pub(crate) last_push_id: u64,
    pub(crate) knobs: knobs::Knobs,
}
