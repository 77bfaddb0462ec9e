use serde::{Deserialize, Serialize};

use super::Pair;

/// A push, on its way or done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Push {
    /// Counts up.
    pub id: u64,
    /// The platform's `component_appid`.
    pub component: String,
    /// Such as `authorized`; of a message its `Event`, or `text`.
    pub info_type: String,
    /// The account whose message URL it goes to; none is the platform's event URL.
    #[serde(default)]
    pub account: Option<String>,
    /// Under which configuration it is sealed.
    #[serde(default)]
    pub pair: Pair,
    /// The message, before it is encrypted.
    pub xml: String,
    /// Unix seconds.
    pub created_at: i64,
    /// Where its nonces come from: each push has its own, since they go out at once.
    #[serde(default)]
    pub(crate) seed: u64,
    /// How far it is.
    pub state: PushState,
    /// What was tried.
    pub attempts: Vec<Attempt>,
}

/// How far a push is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PushState {
    /// Waits to be sent.
    Pending,
    /// Waits until the platform's next push has been sent.
    Late,
    /// Is being sent, or waits for its repetition.
    Sending,
    /// Was answered `success`.
    Delivered,
    /// Was never answered `success`.
    Failed,
    /// Was lost before it was sent.
    Dropped,
}

/// One try to deliver.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attempt {
    /// Unix seconds.
    pub at: i64,
    /// `success`, or what came instead.
    pub outcome: String,
}
