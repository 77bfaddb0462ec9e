use domain::{ids::CustomerId, time::Timestamp};
use serde::{Deserialize, Serialize};

use crate::{AuthorizerRow, LinkRow};

/// A customer as other pages name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRef {
    /// Which customer.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

/// A customer in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRow {
    /// Which customer.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// What staff noted.
    pub note: String,
    /// Links made for it.
    pub links: i64,
    /// Authorizers that belong to it.
    pub authorizers: i64,
    /// When it was added.
    pub created_at: Timestamp,
}

/// A customer's own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerDetail {
    /// The facts.
    pub customer: CustomerRow,
    /// Its newest links.
    pub links: Vec<LinkRow>,
    /// Its newest authorizers.
    pub authorizers: Vec<AuthorizerRow>,
}

/// The form for a new customer, as typed. Fields: `name`, `note`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewCustomer {
    /// Its name.
    pub name: String,
    /// A note for staff.
    pub note: String,
}
