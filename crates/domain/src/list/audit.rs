use serde::{Deserialize, Serialize};

use super::Cursor;

/// Which entries of the audit trail to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AuditFilter {
    /// Only those about the thing with this id.
    pub object: Option<String>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}
