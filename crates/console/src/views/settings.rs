use domain::{push::KeyPair, sets::SetIds, time::Timestamp};
use serde::{Deserialize, Serialize};

/// A platform's values as they were typed. No `Debug`: it carries secrets.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PlatformForm {
    /// Its name for people.
    pub name: String,
    /// component_appid.
    pub component_appid: String,
    /// component_appsecret.
    pub appsecret: String,
    /// The Token for pushes.
    pub token: String,
    /// EncodingAESKey.
    pub encoding_aes_key: String,
    /// Where customers and WeChat reach it: scheme, host and port.
    pub public_origin: String,
    /// Ids of the sets that it offers.
    pub offered: Vec<String>,
}

/// A platform's values, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Its name in URLs.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// component_appid.
    pub component_appid: String,
    /// Where customers and WeChat reach it.
    pub public_origin: String,
    /// The sets that it offers.
    pub offered: SetIds,
    /// Which state of the values this is: goes along with a change.
    pub version: i64,
    /// Whether this person may change them.
    pub may_change: bool,
    /// What WeChat's console wants to know of us.
    pub addresses: Addresses,
    /// How far the set-up is.
    pub steps: Steps,
    /// The pairs of Token and EncodingAESKey that open pushes, the one in force first.
    pub pairs: Vec<PairView>,
}

/// A pair of Token and EncodingAESKey, without either.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairView {
    /// Which it is.
    pub pair: KeyPair,
    /// Since when it is kept; none of the one in force.
    pub kept_at: Option<Timestamp>,
    /// When it last opened a push, to the minute.
    pub last_used_at: Option<Timestamp>,
}

/// What to enter in WeChat's console.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// 授权发起页域名: a host without scheme and port.
    pub domain: String,
    /// 授权事件接收URL.
    pub event_url: String,
    /// 消息与事件接收URL, with `$APPID$` in it.
    pub message_url: String,
    /// For 白名单IP地址列表: the address that WeChat saw when it was last not on the list, as far as the log of calls goes back.
    pub seen_from: Option<String>,
}

/// What has happened for the first time, and when that was seen last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Steps {
    /// The newest ticket: WeChat's pushes arrive, signed and encrypted as they should be.
    pub ticket_at: Option<Timestamp>,
    /// When the component token came: appsecret and IP whitelist are right.
    pub token_at: Option<Timestamp>,
    /// A customer's browser pressed a link's button on the registered host.
    pub arrived_at: Option<Timestamp>,
}
