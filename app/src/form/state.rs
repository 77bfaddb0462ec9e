//! What a form knows while it is shown.

use console::{CustomerCandidate, FieldError, Flash, Rejected};
use domain::problem::{FieldProblem, FormProblem};
use leptos::prelude::*;

/// The field that a customer is typed into.
pub(super) const CUSTOMER: &str = "customer";

/// The state that fields, summary and button share through context.
#[derive(Debug, Clone, Copy)]
pub struct FormState {
    /// Whether the form is on its way.
    pub pending: Signal<bool>,
    rejected: RwSignal<Rejected>,
    refusals: RwSignal<u32>,
    typed: StoredValue<Vec<(String, String)>>,
    labels: StoredValue<Vec<(&'static str, String)>>,
}

impl FormState {
    /// The state of a form, with what a refusal without scripts left behind.
    pub(super) fn new(pending: Signal<bool>, flash: Option<Flash>) -> Self {
        let (typed, rejected) = flash
            .map(|flash| (flash.values, flash.rejected))
            .unwrap_or_default();
        Self {
            pending,
            rejected: RwSignal::new(rejected),
            refusals: RwSignal::new(0),
            typed: StoredValue::new(typed),
            labels: StoredValue::new(Vec::new()),
        }
    }

    /// The state of the form around this component.
    #[must_use]
    pub fn here() -> Option<Self> {
        use_context()
    }

    pub(super) fn reject(self, mut rejected: Rejected) {
        // Who picked one of several customers need not pick again because of another field.
        if !rejected.fields.iter().any(|error| error.field == CUSTOMER) {
            rejected.customers = self.rejected.with_untracked(|last| last.customers.clone());
        }
        self.rejected.set(rejected);
        self.refusals.update(|count| *count += 1);
    }

    pub(super) fn clear(self) {
        self.rejected.set(Rejected::none());
    }

    /// How often the form was refused since the page was opened.
    pub(super) fn refusals(self) -> u32 {
        self.refusals.get()
    }

    pub(super) fn name_field(self, field: &'static str, label: &str) {
        self.labels
            .update_value(|labels| labels.push((field, label.to_owned())));
    }

    pub(super) fn label_of(self, field: &str) -> Option<String> {
        self.labels.with_value(|labels| {
            labels
                .iter()
                .find(|(name, _)| *name == field)
                .map(|(_, label)| label.clone())
        })
    }

    /// What was typed into a field before the form came back; `None` when it did not come back.
    #[must_use]
    pub fn typed(self, field: &str) -> Option<String> {
        self.all_typed(field).into_iter().next()
    }

    /// Every value of a field that can have many. Empty also when the form did not come back.
    #[must_use]
    pub fn all_typed(self, field: &str) -> Vec<String> {
        self.typed.with_value(|typed| {
            typed
                .iter()
                .filter(|(name, _)| name == field)
                .map(|(_, value)| value.clone())
                .collect()
        })
    }

    /// Whether the form came back with what was typed.
    #[must_use]
    pub fn came_back(self) -> bool {
        self.typed.with_value(|typed| !typed.is_empty())
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn problem(self, field: &str) -> Option<FieldProblem> {
        self.rejected
            .read()
            .fields
            .iter()
            .find(|error| error.field == field)
            .map(|error| error.problem)
    }

    /// The customers that what was typed for one could mean.
    pub(super) fn customers(self) -> Vec<CustomerCandidate> {
        self.rejected.read().customers.clone()
    }

    pub(super) fn problems(self) -> Vec<FieldError> {
        self.rejected.read().fields.clone()
    }

    pub(super) fn general(self) -> Option<FormProblem> {
        self.rejected.read().general
    }

    pub(super) fn is_rejected(self) -> bool {
        self.general().is_some() || !self.rejected.read().fields.is_empty()
    }
}
