use domain::{option::AccountOption, time::Timestamp};
use serde::{Deserialize, Serialize};

use crate::FailureView;

/// An option of an account, as it was read or set last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionView {
    /// Which option.
    pub option: AccountOption,
    /// Its value, as WeChat writes it; none when it was never told.
    pub value: Option<String>,
    /// When that was.
    pub read_at: Option<Timestamp>,
    /// Why WeChat would not tell or set it the last time, when it would not.
    pub failure: Option<FailureView>,
    /// When that was.
    pub failed_at: Option<Timestamp>,
}
