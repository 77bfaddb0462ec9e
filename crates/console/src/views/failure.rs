use domain::attempt::Failure;
use serde::{Deserialize, Serialize};

/// A failure with what WeChat's error code means, for staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureView {
    /// What failed.
    pub failure: Failure,
    /// What its error code means, when the code is a known one.
    pub meaning: Option<Meaning>,
    /// The address that WeChat saw, when the failure is that it is not on the platform's list.
    pub seen_from: Option<String>,
}

/// A WeChat error code in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// The cause, in Chinese.
    pub zh: String,
    /// The cause, in English.
    pub en: String,
    /// What to do next, in Chinese.
    pub next_zh: String,
    /// What to do next, in English.
    pub next_en: String,
    /// Whether trying again is of use; nothing for the codes of WeChat's authorization page, where the customer tries.
    pub again: Option<TryAgain>,
}

/// Whether trying again is of use, and who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TryAgain {
    /// It passes: what goes on in the background is tried again by itself.
    ByItself,
    /// A new token is fetched and it is tried once more, by itself.
    WithNewToken,
    /// Not before the limit is reset: the day turns, for most.
    AfterReset,
    /// Once somebody has mended what is wrong.
    OnceMended,
    /// Never: as it is, it cannot succeed.
    Never,
    /// There is no need.
    NotNeeded,
}
