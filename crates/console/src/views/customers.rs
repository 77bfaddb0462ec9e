use domain::{ids::CustomerId, problem::FieldProblem, time::Timestamp};
use serde::{Deserialize, Serialize};

use crate::{AuthorizerRow, ConflictRow, LinkRow};

/// A customer as other pages name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerRef {
    /// Which customer.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

/// Why what was typed tells no single customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerClash {
    /// What is wrong with it.
    pub problem: FieldProblem,
    /// Whom it could mean, newest first (up to 20).
    pub candidates: Vec<CustomerCandidate>,
}

impl From<FieldProblem> for CustomerClash {
    fn from(problem: FieldProblem) -> Self {
        Self {
            problem,
            candidates: Vec::new(),
        }
    }
}

/// A customer among those that somebody could mean, with what tells it from others of its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerCandidate {
    /// Which customer.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
    /// What staff noted.
    pub note: String,
    /// When it was added.
    pub created_at: Timestamp,
}

/// What became of a customer that was typed into a filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskedCustomer {
    /// It is this one.
    Is(CustomerId),
    /// It is no single one.
    Unclear(CustomerClash),
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
    /// When it was put away: it is not offered where a customer is chosen.
    pub archived_at: Option<Timestamp>,
    /// What a form that changes it sends back: the change is refused when somebody else made one meanwhile.
    pub version: i64,
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
    /// How many expected sets its accounts lack.
    pub lacking: i64,
    /// The first of those conflicts (up to 5): exclusive sets first, then the newest.
    pub conflicts: Vec<ConflictRow>,
}

/// The form for a new customer, as typed. Fields: `name`, `note`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NewCustomer {
    /// Its name.
    pub name: String,
    /// A note for staff.
    pub note: String,
}

/// The form that changes a customer, as typed. Fields: `name`, `note`, `version`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CustomerEdit {
    /// Its name.
    pub name: String,
    /// A note for staff.
    pub note: String,
    /// The version that the form showed.
    pub version: String,
}

/// What an import would take in: checked, and kept for some minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportPreview {
    /// How many rows are fine.
    pub good: i64,
    /// The first of them.
    pub first: Vec<ImportRow>,
    /// How many rows are not.
    pub bad: i64,
    /// The first of those, with what is wrong with each.
    pub refused: Vec<RefusedRow>,
    /// The table itself, when it was pasted: to be corrected where it stands.
    pub pasted: Option<String>,
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// How many customers were added.
    pub added: i64,
    /// How many rows were not, since something was wrong with them.
    pub skipped: i64,
}

/// A row of a table of customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRow {
    /// The line where it begins, from 1.
    pub line: i64,
    /// The customer's name.
    pub name: String,
    /// The note.
    pub note: String,
}

/// A row that cannot be taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRow {
    /// The line where it begins, from 1.
    pub line: i64,
    /// What stands in it, shortened; what cannot be seen is left out.
    pub text: String,
    /// What is wrong with it.
    pub problem: RowProblem,
}

/// What is wrong with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowProblem {
    /// The name.
    Name(FieldProblem),
    /// The note.
    Note(FieldProblem),
    /// The same name stands in an earlier line.
    Repeated {
        /// Which line.
        line: i64,
    },
    /// A customer has this name already.
    InBook,
    /// More columns than name and note.
    TooManyColumns,
    /// Quotes that nobody closes, or the like.
    Unreadable,
}
