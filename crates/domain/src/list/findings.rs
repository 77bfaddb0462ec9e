use serde::{Deserialize, Serialize};

use super::Cursor;
use crate::reconciliation::FindingKind;

/// Which findings of a reconciliation to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FindingFilter {
    /// Only those of this kind.
    pub kind: Option<FindingKind>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}
