use domain::problem::{FieldProblem, FormProblem};
use serde::{Deserialize, Serialize};

use crate::{CustomerCandidate, CustomerClash};

/// Why something could not be shown or done at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// Nobody is signed in. HTTP 401.
    #[error("sign-in needed")]
    SignedOut,
    /// It does not exist, or not for this person: the two are not told apart. HTTP 404.
    #[error("not found")]
    NotFound,
    /// Something on our side failed; it was logged under the request's id. HTTP 500.
    #[error("unavailable")]
    Unavailable,
}

/// Why a form was not carried out. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// What was typed cannot be accepted.
    #[error("what was typed cannot be accepted")]
    Rejected(Rejected),
    /// It could not be tried at all.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Rejected> for Refusal {
    fn from(rejected: Rejected) -> Self {
        Self::Rejected(rejected)
    }
}

/// What is wrong with a form as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rejected {
    /// What is wrong with the form as a whole.
    pub general: Option<FormProblem>,
    /// What is wrong with its fields.
    pub fields: Vec<FieldError>,
    /// The customers that what was typed for one could mean, to choose from.
    #[serde(default)]
    pub customers: Vec<CustomerCandidate>,
}

impl Rejected {
    /// Nothing wrong so far: collect with [`Self::check`].
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The form as a whole is at fault.
    #[must_use]
    pub fn general(problem: FormProblem) -> Self {
        Self {
            general: Some(problem),
            ..Self::default()
        }
    }

    /// One field is at fault.
    #[must_use]
    pub fn field(field: &str, problem: FieldProblem) -> Self {
        Self {
            fields: vec![FieldError {
                field: field.to_owned(),
                problem,
            }],
            ..Self::default()
        }
    }

    /// Keeps the value of a check that passed; notes the problem of one that did not.
    pub fn check<T>(&mut self, field: &str, checked: Result<T, FieldProblem>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(problem) => {
                self.fields.push(FieldError {
                    field: field.to_owned(),
                    problem,
                });
                None
            }
        }
    }

    /// The same for the customer in the field `customer`, with those that it could be.
    pub fn check_customer<T>(&mut self, checked: Result<T, CustomerClash>) -> Option<T> {
        let checked = checked.map_err(|clash| {
            self.customers = clash.candidates;
            clash.problem
        });
        self.check("customer", checked)
    }
}

/// What is wrong with one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The field's name in the form.
    pub field: String,
    /// What is wrong with it.
    pub problem: FieldProblem,
}

/// A refused form, kept for a few minutes so that a page without scripts can show it again. Never holds a password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// The form's name: a page shows only its own.
    pub form: String,
    /// What was typed, field by field; a field may stand more than once.
    pub values: Vec<(String, String)>,
    /// What was wrong with it.
    pub rejected: Rejected,
}
