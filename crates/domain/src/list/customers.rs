use serde::{Deserialize, Serialize};

use super::Cursor;

/// Which customers to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomerFilter {
    /// Continue behind this row.
    pub after: Option<Cursor>,
}
