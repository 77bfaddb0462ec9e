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
    /// Refused because what the form shows is out of date: its page is opened anew, and what was typed stands in it.
    Again {
        /// The form's page, with what was left behind.
        goto: String,
    },
}
