use serde::{Deserialize, Serialize};

use super::Cursor;
use crate::ids::CustomerId;

/// Which links to list, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkFilter {
    /// Only those of this customer.
    pub customer: Option<CustomerId>,
    /// Continue behind this row.
    pub after: Option<Cursor>,
}
