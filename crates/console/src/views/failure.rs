use domain::attempt::Failure;
use serde::{Deserialize, Serialize};

/// A failure with what WeChat's error code means, for staff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FailureView {
    /// What failed.
    pub failure: Failure,
    /// What its error code means, when the code is a known one.
    pub meaning: Option<Meaning>,
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
}
