use domain::{ids::PlatformId, push::KeyPair, sets::SetIds, time::Timestamp};
use secrecy::SecretString;

/// A platform, without its secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlatformRow {
    /// Which platform.
    pub id: PlatformId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// Its component_appid.
    pub component_appid: String,
    /// Where the console is reached for this platform's customers and WeChat: scheme, host and port.
    pub public_origin: String,
    /// The sets that it offers.
    pub offered: SetIds,
    /// When it was added.
    pub created_at: Timestamp,
    /// Counts the changes of its values.
    pub version: i64,
    /// When a customer's browser first pressed a button on the registered host.
    pub arrived_at: Option<Timestamp>,
}

/// New values of a platform.
#[derive(Debug, Clone)]
pub struct PlatformChange {
    /// Its name for people.
    pub name: String,
    /// Its component_appid. With another one than before, ticket and token are forgotten: they were the other's.
    pub component_appid: String,
    /// component_appsecret; none leaves it as it is.
    pub appsecret: Option<SecretString>,
    /// 消息校验Token; none leaves it as it is.
    pub token: Option<SecretString>,
    /// EncodingAESKey; none leaves it as it is.
    pub aes_key: Option<SecretString>,
    /// Where it is reached: scheme, host and port.
    pub public_origin: String,
    /// The sets that it offers.
    pub offered: SetIds,
}

/// What WeChat's console says of a platform and nobody else may know.
#[derive(Debug, Clone)]
pub struct PlatformSecrets {
    /// component_appsecret.
    pub appsecret: SecretString,
    /// 消息校验Token.
    pub token: SecretString,
    /// EncodingAESKey.
    pub aes_key: SecretString,
}

/// A pair of Token and EncodingAESKey that is accepted beside the one in force.
#[derive(Debug, Clone)]
pub struct KeptPair {
    /// Which it is.
    pub pair: KeyPair,
    /// 消息校验Token.
    pub token: SecretString,
    /// EncodingAESKey.
    pub aes_key: SecretString,
    /// Since when it is kept.
    pub kept_at: Timestamp,
}

/// A platform to add.
#[derive(Debug, Clone)]
pub struct NewPlatform {
    /// The new platform's id.
    pub id: PlatformId,
    /// Its name in URLs.
    pub slug: String,
    /// Its name for people.
    pub name: String,
    /// Its component_appid.
    pub component_appid: String,
    /// Its secrets.
    pub secrets: PlatformSecrets,
    /// Where the console is reached for it: scheme, host and port.
    pub public_origin: String,
    /// The sets that it offers.
    pub offered: SetIds,
    /// Now.
    pub created_at: Timestamp,
}

/// How much there is of each on a platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Customers.
    pub customers: i64,
    /// Links that the customer can still use.
    pub open_links: i64,
    /// Authorizers whose grant is in force.
    pub authorizers: i64,
    /// Those of them that lack an expected set.
    pub lacking: i64,
    /// Authorizers that staff must give to a customer.
    pub unassigned: i64,
    /// Authorizers whose grant WeChat does not know any more, though no push said that it was revoked.
    pub suspected: i64,
}
