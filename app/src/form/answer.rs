//! The server's half of every form.

use console::{Fault, Flash, Refusal, Rejected, Who};
use domain::problem::FormProblem;

use super::Outcome;
use crate::{
    context::Request,
    error::{AppError, Trouble},
    respond,
};

/// The most bytes of a value that are kept for somebody who is not signed in: an address of ours, at the longest.
const NOBODY_S_MOST: usize = 1_000;

/// A form as it was typed: its name, its page, and what may be given back.
#[derive(Debug)]
pub struct Typed {
    form: &'static str,
    page: String,
    values: Vec<(String, String)>,
}

impl Typed {
    /// The form with this name on the page with this path (without a query of its own).
    #[must_use]
    pub fn new(form: &'static str, page: impl Into<String>) -> Self {
        Self {
            form,
            page: page.into(),
            values: Vec::new(),
        }
    }

    /// Keeps what was typed into a field. Never a password.
    #[must_use]
    pub fn keep(mut self, field: &str, value: &str) -> Self {
        self.values.push((field.to_owned(), value.to_owned()));
        self
    }

    /// Keeps every value of a field that can have many.
    #[must_use]
    pub fn keep_all(mut self, field: &str, values: &[String]) -> Self {
        self.values
            .extend(values.iter().map(|value| (field.to_owned(), value.clone())));
        self
    }

    /// Answers the browser: with data when scripts asked, with a redirect when a plain form did.
    ///
    /// # Errors
    /// The fault that kept the form from being tried, for scripts. A plain form is always answered with a page.
    pub async fn answer(
        self,
        request: &Request,
        result: Result<String, Refusal>,
    ) -> Result<Outcome, AppError> {
        if !respond::is_plain_form() {
            return match result {
                Ok(goto) => Ok(Outcome::Done { goto }),
                Err(Refusal::Rejected(rejected)) if outdated(&rejected) => Ok(Outcome::Again {
                    goto: self.leave(request, rejected).await,
                }),
                Err(Refusal::Rejected(Rejected {
                    general: Some(FormProblem::TooMany { minutes }),
                    ..
                })) => {
                    respond::with_too_many(minutes);
                    Err(AppError {
                        trouble: Trouble::TooMany { minutes },
                        request_id: Some(request.ctx.request_id.to_string()),
                    })
                }
                Err(Refusal::Rejected(rejected)) => Ok(Outcome::Invalid(rejected)),
                Err(Refusal::Fault(fault)) => Err(request.failed(fault)),
            };
        }
        match result {
            Ok(goto) => {
                respond::see_other(&goto);
                Ok(Outcome::Done { goto })
            }
            Err(refusal) => {
                let rejected = match refusal {
                    Refusal::Rejected(rejected) => rejected,
                    Refusal::Fault(Fault::SignedOut) => Rejected::general(FormProblem::SignedOut),
                    Refusal::Fault(Fault::NotFound) => Rejected::general(FormProblem::OutOfReach),
                    Refusal::Fault(Fault::Unavailable) => Rejected::general(FormProblem::Internal),
                };
                respond::see_other(&self.leave(request, rejected.clone()).await);
                Ok(Outcome::Invalid(rejected))
            }
        }
    }

    /// Keeps the form as a flash: its page with it. When even that cannot be kept, the page is shown without what was
    /// typed, but still says what happened.
    async fn leave(self, request: &Request, rejected: Rejected) -> String {
        let values = match request.ctx.who {
            Who::Person(_) => self.values,
            Who::Nobody => of_nobody(self.values, &rejected),
        };
        let flash = Flash {
            form: self.form.to_owned(),
            values,
            rejected,
        };
        let query = match request
            .doors
            .visitor()
            .keep_flash(&request.ctx, &flash)
            .await
        {
            Ok(id) => format!("flash={id}"),
            Err(_) => format!("failed={}", self.form),
        };
        format!("{}?{query}", self.page)
    }
}

/// What is kept of what somebody typed who is not signed in: anybody can send it as often as they like, and nothing is of
/// use that is longer than a field, or that can be tried again only later, or elsewhere.
fn of_nobody(values: Vec<(String, String)>, rejected: &Rejected) -> Vec<(String, String)> {
    match rejected.general {
        Some(FormProblem::TooMany { .. } | FormProblem::SignedOut) => Vec::new(),
        _ => values
            .into_iter()
            .filter(|(_, value)| value.len() <= NOBODY_S_MOST)
            .collect(),
    }
}

/// Whether the form has to be filled with new data before it can be sent again.
fn outdated(rejected: &Rejected) -> bool {
    rejected.general == Some(FormProblem::ChangedMeanwhile)
}
