//! What a form's server function answers.

use console::Rejected;
use serde::{Deserialize, Serialize};

/// How a form ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Carried out.
    Done {
        /// The page to go on to.
        goto: String,
    },
    /// Refused: nothing was changed.
    Invalid(Rejected),
}
