//! Account options (选项设置): what of an account a platform may switch (`docs/wechat.md` §3.8).

use crate::vocabulary::vocabulary;

vocabulary! {
    /// An option of an account, by WeChat's name for it.
    AccountOption {
        /// Whether WeChat reports where a follower is.
        LocationReport = "location_report",
        /// Whether voice messages come with their text.
        VoiceRecognize = "voice_recognize",
        /// Whether several people answer customers.
        CustomerService = "customer_service",
    }
}

impl AccountOption {
    /// The values that it can have, as WeChat writes them.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::LocationReport => &["0", "1", "2"],
            Self::VoiceRecognize | Self::CustomerService => &["0", "1"],
        }
    }
}
