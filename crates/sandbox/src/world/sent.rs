use serde::{Deserialize, Serialize};

use super::World;

const KEPT: usize = 500;

/// A customer-service message that a platform sent in an account's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentMessage {
    /// The platform's `component_appid`.
    pub component: String,
    /// The account's AppID.
    pub account: String,
    /// To whom.
    pub openid: String,
    /// The text.
    pub text: String,
    /// Unix seconds.
    pub at: i64,
}

impl World {
    pub(crate) fn note_sent(&mut self, message: SentMessage) {
        let surplus = (self.sent.len() + 1).saturating_sub(KEPT);
        self.sent.drain(..surplus);
        self.sent.push(message);
    }
}
