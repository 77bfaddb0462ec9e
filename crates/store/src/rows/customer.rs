use domain::{
    ids::{CustomerId, PersonId},
    time::Timestamp,
};

/// A customer as other rows name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerName {
    /// Which customer.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

/// A customer.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// When it was put away.
    pub archived_at: Option<Timestamp>,
    /// Counts its changes: who changes it names the version that was seen.
    pub version: i64,
}

/// A customer to add.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// The new customer's id.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// What staff noted.
    pub note: String,
    /// Now.
    pub created_at: Timestamp,
    /// Who adds it; none for the command line.
    pub created_by: Option<PersonId>,
}
