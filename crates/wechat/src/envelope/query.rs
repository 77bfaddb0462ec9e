use serde::Deserialize;

/// The part of a push's query that proves where it comes from.
///
/// Fields that are missing read as empty, and an empty signature is a wrong one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct PushQuery {
    /// Unix seconds, as text: it is signed as it stands.
    pub timestamp: String,
    /// A random text.
    pub nonce: String,
    /// The signature over Token, timestamp, nonce and Encrypt. (`signature`, without `msg_`, proves nothing.)
    pub msg_signature: String,
}
