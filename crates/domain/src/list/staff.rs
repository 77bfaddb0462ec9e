use serde::{Deserialize, Serialize};

use super::Cursor;

/// Which people of a platform to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StaffFilter {
    /// Continue behind this row.
    pub after: Option<Cursor>,
}
